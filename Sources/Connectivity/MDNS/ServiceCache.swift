/// What is known of services on one interface: hears messages, tells what is new, says what to ask.
///
/// It is pure: time and chance are arguments. What other programs ask and know is not listened to, so the network hears a few
/// questions more than it must. What a message costs does not grow with what is known: anybody on the link can send many.
struct ServiceCache {
    let interface: String
    /// The interface's networks, for what is told.
    var subnets: [Subnet]
    let services: [DNSName]
    private(set) var shelf = RecordShelf()
    /// When to ask for services of each kind.
    var plans: [DNSQuestion: AskingPlan]
    /// When to ask for what is missing of those that were heard of.
    var missing: [DNSQuestion: AskingPlan] = [:]
    /// Services of which something is missing that is asked for later, since so much else is.
    var waiting: Set<DNSName> = []
    private var roll = ServiceRoll()
    private var told: [DNSName: ServiceSighting] = [:]

    /// - Parameters:
    ///   - interface: its name, for what is told.
    ///   - subnets: its networks, likewise.
    ///   - services: kinds of services, as in `_http._tcp`.
    ///   - chance: 0..<1.
    init(interface: String, subnets: [Subnet] = [], services: [String], at now: Duration, chance: Double) {
        self.interface = interface
        self.subnets = subnets
        self.services = services.map { DNSName($0.hasSuffix(".local") ? $0 : $0 + ".local") }
        plans = Dictionary(
            self.services.map { (DNSQuestion(name: $0, kind: DNSKind.pointer), AskingPlan(at: now, chance: chance)) }
        ) { first, _ in first }
    }

    /// Takes in a message from somebody on this link.
    mutating func hear(_ message: DNSMessage, at now: Duration, chance: Double) -> [ServiceNews] {
        guard message.isResponse else { return [] }
        let ended = expire(at: now)
        var (speakers, concerned): (Set<DNSName>, Set<DNSName>) = ([], [])
        for record in message.records {
            guard let instance = instance(of: record) else { continue }
            shelf.take(record, at: now, chance: chance)
            note(record, of: instance)
            concerned.insert(instance)
            if record.seconds > 0 { speakers.insert(instance) }
        }
        // After the services, since a host is of interest for what runs on it. An address that was known concerns nobody.
        for record in message.records where [DNSKind.ipv4, DNSKind.ipv6].contains(record.data.kind) {
            let residents = roll.residents(of: record.name)
            guard !residents.isEmpty, shelf.take(record, at: now, chance: chance) else { continue }
            concerned.formUnion(residents)
        }
        for instance in concerned { plan(instance, at: now, chance: chance) }
        return ended + tell(concerned, speakers: speakers)
    }

    /// Lets time pass: what is over ends.
    mutating func expire(at now: Duration) -> [ServiceNews] {
        var concerned: Set<DNSName> = []
        for record in shelf.expire(at: now) {
            concerned.formUnion(roll.residents(of: record.name))
            guard let instance = instance(of: record) else { continue }
            concerned.insert(instance)
            if case .pointer = record.data {
                // Whoever takes its name off the list is gone, though the rest of its records would be good for longer.
                shelf.drop(instance, DNSKind.service)
                shelf.drop(instance, DNSKind.text)
                roll.strike(instance)
            }
            if shelf.record(instance, DNSKind.service) == nil { roll.moveOut(instance) }
        }
        return concerned.isEmpty ? [] : tell(concerned, speakers: [])
    }

    /// Forgets everything, since the interface is gone.
    mutating func forget() -> [ServiceNews] {
        shelf = RecordShelf()
        missing = [:]
        waiting = []
        roll = ServiceRoll()
        return tell(Set(told.keys), speakers: [])
    }

    /// What is due to be asked again so that it does not end.
    mutating func renewals(at now: Duration, chance: Double) -> Set<DNSQuestion> { shelf.ask(at: now, chance: chance) }

    /// Whether there are records that have to do with a service instance.
    func isKnown(_ instance: DNSName) -> Bool {
        roll.isListed(instance) || [DNSKind.service, DNSKind.text].contains { shelf.record(instance, $0) != nil }
    }

    /// Whether a service runs on a host.
    func isInhabited(_ host: DNSName) -> Bool { !roll.residents(of: host).isEmpty }

    /// The service instance that a record is about; nil if it is about something else.
    private func instance(of record: DNSRecord) -> DNSName? {
        switch record.data {
        case .pointer(let target) where services.contains(record.name) && target.parent == record.name: target
        case .service where services.contains(record.name.parent), .text where services.contains(record.name.parent): record.name
        default: nil
        }
    }

    private mutating func note(_ record: DNSRecord, of instance: DNSName) {
        if case .pointer = record.data, record.seconds > 0, shelf.holds(record) { roll.list(instance) }
        if let host = shelf.record(instance, DNSKind.service)?.host { roll.moveIn(instance, at: host) }
    }

    private mutating func tell(_ concerned: Set<DNSName>, speakers: Set<DNSName>) -> [ServiceNews] {
        concerned.sorted { $0.description < $1.description }.compactMap { name in
            let (before, after) = (told[name], sighting(name))
            told[name] = after
            switch (before, after) {
            case (nil, nil): return nil
            case (nil, let after?): return .found(after)
            case (let before?, nil): return .gone(before)
            case (let before?, let after?) where before != after: return .changed(after)
            case (_, let after?): return speakers.contains(name) ? .repeated(after) : nil
            }
        }
    }
}
