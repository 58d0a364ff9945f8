/// The interfaces that a browser uses, each with what is known of services there.
struct BrowserLinks {
    /// What follows from a look at the interfaces.
    struct Changes {
        /// Those to join, be it once more.
        var joined: [NetworkInterface] = []
        var left: [NetworkInterface] = []
        var news: [ServiceNews] = []
    }

    private let services: [String]
    private var interfaces: [NetworkInterface] = []
    private var caches: [Int: ServiceCache] = [:]
    private var nextLook: Duration?
    /// Why the group could not be joined on an interface, by its index: all reasons that there have been since it is there.
    private var complaints: [Int: Set<String>] = [:]
    /// Where to try again.
    private var unjoined: Set<Int> = []

    init(services: [String]) {
        self.services = services
    }

    /// Whether it is time to look at the interfaces.
    mutating func isLookDue(at now: Duration) -> Bool {
        guard nextLook.map({ $0 <= now }) ?? true else { return false }
        nextLook = now + ServiceBrowser.interfacePeriod
        return true
    }

    /// Takes note of the interfaces as they are now.
    mutating func see(_ next: [NetworkInterface], at now: Duration, chance: Double) -> Changes {
        let differences = InterfaceChanges(from: interfaces, to: next)
        interfaces = next
        var changes = Changes(joined: differences.appeared, left: differences.vanished)
        for interface in differences.vanished { changes.news += caches[interface.index]?.forget() ?? [] }
        for interface in differences.vanished {
            caches[interface.index] = nil
            complaints[interface.index] = nil
            unjoined.remove(interface.index)
        }
        changes.joined += next.filter { unjoined.contains($0.index) }
        unjoined = []
        for interface in differences.appeared {
            caches[interface.index] = ServiceCache(
                interface: interface.name, subnets: interface.subnets, services: services, at: now, chance: chance)
        }
        for interface in differences.readdressed {
            caches[interface.index]?.subnets = interface.subnets
            caches[interface.index]?.begin(at: now, chance: chance)
        }
        return changes
    }

    /// The group was joined on an interface. If it could not be before, what was asked meanwhile was asked in vain.
    mutating func joined(_ interface: NetworkInterface, at now: Duration, chance: Double) {
        guard complaints.removeValue(forKey: interface.index) != nil else { return }
        caches[interface.index]?.begin(at: now, chance: chance)
    }

    /// The group could not be joined on an interface. That is to be tried again at the next look.
    ///
    /// - Returns: whether that reason is new.
    mutating func notJoined(_ interface: NetworkInterface, reason: String) -> Bool {
        unjoined.insert(interface.index)
        return complaints[interface.index, default: []].insert(reason).inserted
    }

    /// Takes in a packet. What comes by an interface that was not chosen, or makes no sense, is nothing.
    mutating func hear(_ bytes: [UInt8], on interface: Int, at now: Duration, chance: Double) -> [ServiceNews] {
        guard caches[interface] != nil, let message = try? DNSMessage(parsing: bytes) else { return [] }
        return caches[interface]?.hear(message, at: now, chance: chance) ?? []
    }

    /// Lets time pass.
    mutating func expire(at now: Duration) -> [ServiceNews] {
        caches.keys.sorted().flatMap { caches[$0]?.expire(at: now) ?? [] }
    }

    /// What is to be asked now, and where.
    mutating func ask(at now: Duration, chance: Double) -> [(NetworkInterface, DNSMessage)] {
        interfaces.flatMap { interface in
            (caches[interface.index]?.ask(at: now, chance: chance) ?? []).map { (interface, $0) }
        }
    }
}
