/// What differs between two looks at the interfaces.
package struct InterfaceChanges: Equatable {
    /// Interfaces that were not there before.
    package private(set) var appeared: [NetworkInterface] = []
    /// Interfaces that are no more, as they were.
    package private(set) var vanished: [NetworkInterface] = []
    /// Same interface, other addresses; given as it is now.
    package private(set) var readdressed: [NetworkInterface] = []

    /// Compares two looks.
    package init(from old: [NetworkInterface], to new: [NetworkInterface]) {
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
