/// Which of the machine's interfaces discovery may use.
struct InterfaceSelection: Sendable {
    private let bindAddress: String?

    init(bindAddress: String?) {
        self.bindAddress = Self.isEverywhere(bindAddress) ? nil : bindAddress
    }

    /// Whether this bind address names no interface in particular.
    static func isEverywhere(_ bindAddress: String?) -> Bool {
        bindAddress == nil || bindAddress == "0.0.0.0"
    }

    /// All but loopback; or, with a bind address, the interface that has it, with that network alone.
    func choose(from interfaces: [NetworkInterface]) -> [NetworkInterface] {
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
