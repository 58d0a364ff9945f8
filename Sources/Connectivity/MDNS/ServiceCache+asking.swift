extension ServiceCache {
    /// What is to be asked now.
    mutating func ask(at now: Duration, chance: Double) -> [DNSMessage] {
        var questions = renewals(at: now, chance: chance)
        for (question, plan) in plans where plan.next <= now {
            questions.insert(question)
            plans[question]?.asked(at: now)
        }
        for (question, plan) in missing where plan.next <= now {
            // What is not answered is asked for again when the service is heard of again.
            guard isMissing(question), !plan.isOver else {
                missing[question] = nil
                continue
            }
            questions.insert(question)
            missing[question]?.asked(at: now)
        }
        while missing.count < Self.mostMissing, let instance = waiting.popFirst() { plan(instance, at: now, chance: chance) }
        return questions.isEmpty ? [] : messages(asking: questions, at: now)
    }

    /// Begins anew with asking for services, since the network may be another one.
    mutating func begin(at now: Duration, chance: Double) {
        for question in plans.keys { plans[question] = AskingPlan(at: now, chance: chance) }
    }

    /// Has what is missing of a service be asked for.
    mutating func plan(_ instance: DNSName, at now: Duration, chance: Double) {
        var questions = [DNSKind.service, DNSKind.text].map { DNSQuestion(name: instance, kind: $0) }
        if let host = shelf.record(instance, DNSKind.service)?.host {
            questions += Self.addressKinds.map { DNSQuestion(name: host, kind: $0) }
        }
        for question in questions where missing[question] == nil && isMissing(question) {
            if missing.count < Self.mostMissing {
                missing[question] = AskingPlan(at: now, chance: chance)
            } else if waiting.count < RecordShelf.most {
                waiting.insert(instance)
            }
        }
    }

    /// Most questions for what is missing at a time, or whoever makes up names could have us ask without end.
    static let mostMissing = 64

    private static let addressKinds = [DNSKind.ipv4, DNSKind.ipv6]

    /// Whether what is asked for is not known, and still of interest. One address of a host is enough.
    private func isMissing(_ question: DNSQuestion) -> Bool {
        if Self.addressKinds.contains(question.kind) {
            return isInhabited(question.name) && Self.addressKinds.allSatisfy { shelf.record(question.name, $0) == nil }
        }
        return isKnown(question.name) && shelf.record(question.name, question.kind) == nil
    }

    /// Questions, followed by what is known already, in as many messages as that takes.
    private func messages(asking questions: Set<DNSQuestion>, at now: Duration) -> [DNSMessage] {
        // Those for services come last: what is known of them follows.
        let ordered = questions.sorted {
            ($0.kind == DNSKind.pointer ? 1 : 0, $0.name.description, $0.kind)
                < ($1.kind == DNSKind.pointer ? 1 : 0, $1.name.description, $1.kind)
        }
        var pile = QueryPile()
        for question in ordered { pile.add(question) }
        for question in ordered where question.kind == DNSKind.pointer {
            for kept in shelf.records(question.name, question.kind) where kept.isFresh(at: now) {
                var record = kept.record
                record.isFlushing = false
                record.seconds = UInt32(clamping: (kept.expires - now).components.seconds)
                pile.add(known: record)
            }
        }
        return pile.messages
    }
}

/// Questions and known answers, put into messages that fit into a packet.
private struct QueryPile {
    /// Bytes before compression; an Ethernet frame holds 1472.
    private static let mostBytes = 1400

    private(set) var messages: [DNSMessage] = []
    private var size = 0

    mutating func add(_ question: DNSQuestion) {
        guard question.name.isSendable else { return }
        makeRoom(for: question.name.wireLength + 4, isTruncating: false)
        messages[messages.count - 1].questions.append(question)
    }

    mutating func add(known record: DNSRecord) {
        guard case .pointer(let target) = record.data, target.isSendable, !messages.isEmpty else { return }
        makeRoom(for: record.name.wireLength + 10 + target.wireLength, isTruncating: true)
        messages[messages.count - 1].answers.append(record)
    }

    private mutating func makeRoom(for bytes: Int, isTruncating: Bool) {
        if messages.isEmpty || size + bytes > Self.mostBytes {
            if isTruncating, !messages.isEmpty { messages[messages.count - 1].isTruncated = true }
            messages.append(DNSMessage())
            size = 12
        }
        size += bytes
    }
}
