/// The interfaces that a browser uses, each with what is known of services there.
struct BrowserLinks {
    /// What follows from a look at the interfaces.
    struct Changes {
        var joined: [NetworkInterface] = []
        var left: [NetworkInterface] = []
        var news: [ServiceNews] = []
    }

    private let services: [String]
    private var interfaces: [NetworkInterface] = []
    private var caches: [Int: ServiceCache] = [:]
    private var nextLook: Duration?

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
        for interface in differences.vanished { caches[interface.index] = nil }
        for interface in differences.appeared {
            caches[interface.index] = ServiceCache(interface: interface.name, services: services, at: now, chance: chance)
        }
        for interface in differences.readdressed { caches[interface.index]?.begin(at: now, chance: chance) }
        return changes
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
