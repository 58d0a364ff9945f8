package import HomeModel

extension HomeFile {
    /// The home that is meant.
    ///
    /// - Throws: what is wrong, and where.
    package func description() throws(HomeFileError) -> HomeDescription {
        var reader = HomeFileReader()
        for (number, device) in (devices ?? []).enumerated() {
            _ = try reader.add(device, at: "devices[\(number)]")
        }
        for (number, room) in (rooms ?? []).enumerated() {
            try reader.add(room, at: "rooms[\(number)]")
        }
        return reader.home
    }
}

/// Reads a home file from top to bottom, remembering what was used already.
private struct HomeFileReader {
    var home = HomeDescription()
    private var keys: [String: DeviceKey] = [:]
    private var addresses: Set<String> = []
    private var deviceNames: Set<String> = []
    private var roomNames: Set<String> = []
    private var placed: Set<DeviceKey> = []

    mutating func add(_ entry: HomeFile.DeviceEntry, at position: String) throws(HomeFileError) -> DeviceKey {
        let device: DeviceDescription
        do {
            device = try entry.device()
        } catch {
            throw HomeFileError(error, at: position)
        }
        let id = device.key.identity
        guard keys.updateValue(device.key, forKey: id) == nil else {
            throw HomeFileError(.repeatedID(id), at: position)
        }
        guard deviceNames.insert(device.name).inserted else {
            throw HomeFileError(.repeatedName(device.name), at: position)
        }
        if let address = device.hardwareAddress, !addresses.insert(address).inserted {
            throw HomeFileError(.repeatedID(address), at: position)
        }
        home.devices.append(device)
        return device.key
    }

    mutating func add(_ entry: HomeFile.RoomEntry, at position: String) throws(HomeFileError) {
        guard ResourceName.allows(entry.name) else { throw HomeFileError(.badName(entry.name), at: position) }
        guard roomNames.insert(entry.name).inserted else {
            throw HomeFileError(.repeatedName(entry.name), at: position)
        }
        guard let archetype = RoomClasses.archetype(entry.class ?? "other") else {
            throw HomeFileError(.unknownClass(entry.class ?? ""), at: position)
        }
        var room = HomeDescription.RoomDescription(name: entry.name, archetype: archetype, devices: [])
        for (number, member) in (entry.devices ?? []).enumerated() {
            room.devices.append(try place(member, at: "\(position).devices[\(number)]"))
        }
        home.rooms.append(room)
    }

    private mutating func place(_ member: HomeFile.Member, at position: String) throws(HomeFileError) -> DeviceKey {
        let key: DeviceKey
        switch member {
        case .device(let entry): key = try add(entry, at: position)
        case .mention(let id):
            guard let known = keys[id] else { throw HomeFileError(.unknownDevice(id), at: position) }
            key = known
        }
        guard placed.insert(key).inserted else { throw HomeFileError(.inTwoRooms(key.identity), at: position) }
        return key
    }
}
