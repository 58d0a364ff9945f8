import CloudConnectors

/// What devices of an account are called, at home and in the cloud.
struct DeviceNames: Sendable {
    private let account: String
    private let home: [CloudThing]
    private let cloud: [CloudThing]

    init(account: String, home: [CloudThing], cloud: [CloudThing]) {
        (self.account, self.home, self.cloud) = (account, home, cloud)
    }

    /// The device that is meant, by its own id in the cloud and its name at home.
    ///
    /// - Throws: when there is none in the cloud, or it could be several.
    func find(_ word: String) throws(ChoreTrouble) -> CloudThing {
        var finding = ChoreFinding("device", in: account)
        for thing in cloud {
            finding.add(id: thing.id, name: name(of: thing))
            finding.add(id: thing.id, name: thing.name)
        }
        let id = try finding.find(word)
        return CloudThing(id: id, name: name(of: cloud.first { $0.id == id } ?? CloudThing(id: id, name: id)))
    }

    /// What a device is called: at home, if it is there.
    func name(of thing: CloudThing) -> String {
        let plain = Self.plain(thing.id)
        return home.first { Self.plain($0.id) == plain }?.name ?? thing.name
    }

    /// What a device with an id is called.
    func name(of id: String) -> String { name(of: cloud.first { $0.id == id } ?? CloudThing(id: id, name: id)) }

    private static func plain(_ id: String) -> String { id.lowercased().filter { $0 != ":" && $0 != "-" } }
}
