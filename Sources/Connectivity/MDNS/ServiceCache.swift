/// What is known of services on one interface: hears messages, tells what is new, says what to ask.
///
/// It is pure: time and chance are arguments. What other programs ask and know is not listened to, so the network hears a few
/// questions more than it must.
struct ServiceCache {
    let interface: String
    let services: [DNSName]
    var shelf = RecordShelf()
    /// When to ask for services of each kind.
    var plans: [DNSQuestion: AskingPlan]
    /// When to ask for what is missing of those that were heard of.
    var missing: [DNSQuestion: AskingPlan] = [:]
    private var told: [DNSName: ServiceSighting] = [:]

    /// - Parameters:
    ///   - interface: its name, for what is told.
    ///   - services: kinds of services, as in `_http._tcp`.
    ///   - chance: 0..<1.
    init(interface: String, services: [String], at now: Duration, chance: Double) {
        self.interface = interface
        self.services = services.map { DNSName($0.hasSuffix(".local") ? $0 : $0 + ".local") }
        plans = Dictionary(
            self.services.map { (DNSQuestion(name: $0, kind: DNSKind.pointer), AskingPlan(at: now, chance: chance)) }
        ) { first, _ in first }
    }

    /// Takes in a message from somebody on this link.
    mutating func hear(_ message: DNSMessage, at now: Duration, chance: Double) -> [ServiceNews] {
        guard message.isResponse else { return [] }
        var speakers: Set<DNSName> = []
        for record in message.records {
            guard let instance = instance(of: record) else { continue }
            shelf.take(record, at: now, chance: chance)
            if record.seconds > 0 { speakers.insert(instance) }
        }
        let hosts = self.hosts
        for record in message.records where hosts.contains(record.name) && [DNSKind.ipv4, DNSKind.ipv6].contains(record.data.kind) {
            shelf.take(record, at: now, chance: chance)
        }
        return expire(at: now) + tell(speakers: speakers)
    }

    /// Lets time pass: what is over ends.
    mutating func expire(at now: Duration) -> [ServiceNews] {
        for case .pointer(let instance) in shelf.expire(at: now).map(\.data) {
            // Whoever takes its name off the list is gone, though the rest of its records would be good for longer.
            shelf.drop(instance, DNSKind.service)
            shelf.drop(instance, DNSKind.text)
        }
        return tell(speakers: [])
    }

    /// Forgets everything, since the interface is gone.
    mutating func forget() -> [ServiceNews] {
        shelf = RecordShelf()
        missing = [:]
        return tell(speakers: [])
    }

    /// Instances that were heard of.
    var instances: Set<DNSName> {
        Set([DNSKind.pointer, DNSKind.service, DNSKind.text].flatMap(shelf.records).compactMap { instance(of: $0.record) })
    }

    /// Hosts that services run on.
    var hosts: Set<DNSName> { Set(shelf.records(DNSKind.service).compactMap { $0.record.host }) }

    /// The service instance that a record is about; nil if it is about something else.
    private func instance(of record: DNSRecord) -> DNSName? {
        switch record.data {
        case .pointer(let target) where services.contains(record.name) && target.parent == record.name: target
        case .service where services.contains(record.name.parent), .text where services.contains(record.name.parent): record.name
        default: nil
        }
    }

    private mutating func tell(speakers: Set<DNSName>) -> [ServiceNews] {
        let seen = Dictionary(uniqueKeysWithValues: instances.compactMap { name in sighting(name).map { (name, $0) } })
        let gone = told.filter { seen[$0.key] == nil }.map { ($0.key, ServiceNews.gone($0.value)) }
        let present = seen.compactMap { name, sighting -> (DNSName, ServiceNews)? in
            guard let before = told[name] else { return (name, .found(sighting)) }
            if before != sighting { return (name, .changed(sighting)) }
            return speakers.contains(name) ? (name, .repeated(sighting)) : nil
        }
        told = seen
        return (gone + present).sorted { $0.0.description < $1.0.description }.map(\.1)
    }
}
