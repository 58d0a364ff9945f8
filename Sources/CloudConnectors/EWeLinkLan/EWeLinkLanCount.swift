/// Which announcement of a device counts.
///
/// A device numbers them upwards, from 1 after each start. A lower number than the last is one that was overtaken on its way if
/// it comes within two seconds of it from the same place; later, or from another place, it is the device which has started anew:
/// on a LAN nothing is on its way for so long. (That a device was lost meanwhile is for the caller to know: then all is new.)
struct EWeLinkLanCount: Sendable {
    static let overtaking = Duration.seconds(2)

    let last: EWeLinkAnnouncement
    let at: Duration

    /// Whether an announcement says nothing that is newer than the last.
    func isOld(_ next: EWeLinkAnnouncement, at now: Duration) -> Bool {
        if next.place != last.place { return false }
        if next.seq > last.seq { return false }
        return next.saysSame(as: last) || now - at < Self.overtaking
    }
}
