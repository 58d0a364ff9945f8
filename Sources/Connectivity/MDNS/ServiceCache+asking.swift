extension ServiceCache {
    /// What is to be asked now.
    mutating func ask(at now: Duration, chance: Double) -> [DNSMessage] {
        planMissing(at: now, chance: chance)
        var questions = shelf.ask(at: now, chance: chance)
        for (question, plan) in plans where plan.next <= now {
            questions.insert(question)
            plans[question]?.asked(at: now)
        }
        for (question, plan) in missing where plan.next <= now {
            questions.insert(question)
            missing[question]?.asked(at: now)
        }
        return messages(asking: questions, at: now)
    }

    /// Begins anew with asking for services, since the network may be another one.
    mutating func begin(at now: Duration, chance: Double) {
        for question in plans.keys { plans[question] = AskingPlan(at: now, chance: chance) }
    }

    private mutating func planMissing(at now: Duration, chance: Double) {
        var wanted: Set<DNSQuestion> = []
        for name in instances {
            for kind in [DNSKind.service, DNSKind.text] where shelf.records(name, kind).isEmpty {
                wanted.insert(DNSQuestion(name: name, kind: kind))
            }
        }
        let kinds = [DNSKind.ipv4, DNSKind.ipv6]
        for host in hosts where kinds.allSatisfy({ shelf.records(host, $0).isEmpty }) {
            for kind in kinds { wanted.insert(DNSQuestion(name: host, kind: kind)) }
        }
        missing = missing.filter { wanted.contains($0.key) }
        for question in wanted where missing[question] == nil { missing[question] = AskingPlan(at: now, chance: chance) }
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
