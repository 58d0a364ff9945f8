import HomeModel

extension BackendLine {
    /// So much is held back of what is said of parts of a device that the home has no numbers for yet.
    private static let mostEarly = 64

    /// How the home knows a lamp; `nil` if it does not yet.
    func numbered(_ lamp: LightAddress) -> LightAddress? {
        lightNumbers.number(lamp.identity, lamp.index).map { LightAddress(identity: lamp.identity, index: $0) }
    }

    /// How the backend knows some lamps; `nil` if it has not described all of them.
    func placed(_ lamps: [LightAddress]) -> [LightAddress]? {
        let placed = lamps.compactMap { lamp in
            lightNumbers.place(lamp.identity, lamp.index).map { LightAddress(identity: lamp.identity, index: $0) }
        }
        return placed.count == lamps.count ? placed : nil
    }

    /// Something is said of a part that the home has no number for yet: it waits until it has.
    func hold(_ news: BackendNews, of identity: String) {
        early[identity, default: []].append(news)
        if early[identity, default: []].count > Self.mostEarly { early[identity]?.removeFirst() }
    }

    /// The home has numbers for the parts of a device.
    func number(_ device: Device) {
        let identity = device.key.identity
        lightNumbers.adopt(identity, device.lightParts)
        sensorNumbers.adopt(identity, device.sensorParts)
        groupsAreStale = true
    }

    /// Says what was held back of a device.
    func release(_ identity: String) {
        for news in early.removeValue(forKey: identity) ?? [] { note(news) }
    }

    /// There is one message for each of these sets of lamps, as the backend counts them.
    func group(_ groups: Set<Set<LightAddress>>) {
        self.groups = groups
        groupsAreStale = true
    }

    /// Settles which lamps of the home the backend's groups are, once for all that was described and adopted since.
    func regroup() {
        guard groupsAreStale else { return }
        groupsAreStale = false
        let known = groups.compactMap { group -> Set<LightAddress>? in
            let lamps = group.compactMap { numbered($0) }
            return lamps.count == group.count ? Set(lamps) : nil
        }
        book.group(Set(known))
    }
}
