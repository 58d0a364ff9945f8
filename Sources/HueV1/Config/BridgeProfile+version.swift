import HomeModel

extension BridgeProfile {
    /// Whether it speaks this version of the interface or a later one.
    func speaks(_ major: Int, _ minor: Int) -> Bool {
        let version = apiVersion.split(separator: ".").compactMap { Int($0) }
        return !version.lexicographicallyPrecedes([major, minor])
    }

    /// Whether it tells of firmware as bridges did before 1.50 (Docs/HueV1.md §16.1).
    var hasOldUpdates: Bool { !speaks(1, 50) }

    /// Whether it tells of firmware as bridges have since 1.20, and of the services of the Internet.
    var hasNewUpdates: Bool { speaks(1, 20) }

    /// Whether it calls those services connected whatever they are, as bridges have since 1.54.
    var alwaysClaimsInternet: Bool { speaks(1, 54) }

    /// How many channels a stream has; twice as many since 1.36 (Docs/HueV1.md §15).
    var streamingChannels: Int { speaks(1, 36) ? 20 : 10 }
}
