/// Which services there are by name, and which of them run on which host.
struct ServiceRoll {
    /// Services that a host may have for its addresses to be followed: each of them is looked at when an address changes.
    static let mostResidents = 64

    private var listed: Set<DNSName> = []
    private var hosts: [DNSName: DNSName] = [:]
    private var inhabitants: [DNSName: Set<DNSName>] = [:]

    /// Whether a service is on the list of its kind.
    func isListed(_ instance: DNSName) -> Bool { listed.contains(instance) }

    /// The services that run on a host.
    func residents(of host: DNSName) -> Set<DNSName> { inhabitants[host] ?? [] }

    mutating func list(_ instance: DNSName) { listed.insert(instance) }

    mutating func strike(_ instance: DNSName) { listed.remove(instance) }

    mutating func moveIn(_ instance: DNSName, at host: DNSName) {
        guard hosts[instance] != host else { return }
        moveOut(instance)
        guard inhabitants[host]?.count ?? 0 < Self.mostResidents else { return }
        hosts[instance] = host
        inhabitants[host, default: []].insert(instance)
    }

    mutating func moveOut(_ instance: DNSName) {
        guard let host = hosts.removeValue(forKey: instance) else { return }
        inhabitants[host]?.remove(instance)
        if inhabitants[host]?.isEmpty == true { inhabitants[host] = nil }
    }
}
