/// A way on which devices can be told what to do: by the cloud, or on the LAN.
package protocol EWeLinkRoad: Sendable {
    /// Tells a device, one frame after the other, and not faster than it can bear. Each that the device says it took is known to
    /// the house, in its turn among what else the device says. Returns when it took the last one.
    ///
    /// - Parameters:
    ///   - frames: parameters to be set, in their order.
    ///   - device: the device's id.
    /// - Throws: `CloudFailure.deviceIsAway` when it cannot be reached on this road, `.notFollowed` when it declines; whatever
    ///   else stands in the way.
    func send(_ frames: [EWeLinkParams], to device: String) async throws
}
