package import HomeModel

extension OrderBook {
    /// A lamp says that it did not follow the order that was delivered to it last.
    ///
    /// - Returns: how the lamp is set as far as it ever said, which the home must be told; `nil` if there was nothing to follow,
    ///   or a newer order may still change it.
    package mutating func refused(_ lamp: LightAddress) -> LightReading? {
        guard let line = lines[lamp], line.expected != nil || line.isUnconfirmed else { return nil }
        counts.failed += 1
        lines[lamp]?.expected = nil
        lines[lamp]?.isUnconfirmed = false
        lines[lamp]?.assumed = LightReading()
        lines[lamp]?.isUntold = true
        return line.isBusy ? nil : lines[lamp]?.tell()
    }
}
