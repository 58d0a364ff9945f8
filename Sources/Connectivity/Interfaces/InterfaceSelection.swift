/// Which of the machine's interfaces may be used.
package struct InterfaceSelection: Sendable, Hashable {
    private let bindAddress: String?

    /// All interfaces but loopback; or, with an address, the one interface that has it.
    ///
    /// - Parameter bindAddress: an IPv4 address of this machine; nil and `0.0.0.0` name none in particular.
    package init(bindAddress: String?) {
        self.bindAddress = Self.isEverywhere(bindAddress) ? nil : bindAddress
    }

    /// Whether this bind address names no interface in particular.
    package static func isEverywhere(_ bindAddress: String?) -> Bool {
        bindAddress == nil || bindAddress == "0.0.0.0"
    }

    /// All but loopback; or, with a bind address, the interface that has it, with that network alone.
    package func choose(from interfaces: [NetworkInterface]) -> [NetworkInterface] {
        guard let bindAddress else { return interfaces.filter { !$0.isLoopback } }
        guard let wanted = IPv4Address(bindAddress) else { return [] }
        return interfaces.compactMap { interface in
            let subnets = interface.subnets.filter { $0.address == wanted }
            guard !subnets.isEmpty else { return nil }
            return NetworkInterface(
                name: interface.name, index: interface.index, isLoopback: interface.isLoopback, subnets: subnets
            )
        }
    }
}
