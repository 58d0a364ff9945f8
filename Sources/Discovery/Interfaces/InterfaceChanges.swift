/// What differs between two looks at the interfaces.
struct InterfaceChanges: Equatable {
    var appeared: [NetworkInterface] = []
    var vanished: [NetworkInterface] = []
    /// Same interface, other addresses; given as it is now.
    var readdressed: [NetworkInterface] = []

    init(from old: [NetworkInterface], to new: [NetworkInterface]) {
        // Name and index together: the kernel may give a vanished interface's number to another one.
        func isSame(_ one: NetworkInterface, _ other: NetworkInterface) -> Bool {
            one.index == other.index && one.name == other.name
        }
        for interface in new {
            guard let before = old.first(where: { isSame($0, interface) }) else {
                appeared.append(interface)
                continue
            }
            if before.subnets != interface.subnets { readdressed.append(interface) }
        }
        vanished = old.filter { before in !new.contains { isSame($0, before) } }
    }
}
