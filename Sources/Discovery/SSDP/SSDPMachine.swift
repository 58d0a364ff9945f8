import Connectivity

/// A datagram with everything that decides about its answer.
struct SSDPDatagram: Sendable, Equatable {
    var bytes: [UInt8]
    var source: IPv4Address
    var sourcePort: Int
    /// Where it was sent to, the group or one of our addresses; nil when the kernel did not say.
    var destination: IPv4Address?
    /// Index of the interface it came in on; nil when the kernel did not say.
    var interfaceIndex: Int?
}

/// The answer to one search: messages for its sender, all sent in one go after a delay.
struct SSDPReply: Sendable, Equatable {
    var messages: [String]
    var address: IPv4Address
    var port: Int
    var delay: Duration
}

/// What must happen on an interface.
enum SSDPAction: Sendable, Equatable {
    case join(NetworkInterface)
    case leave(NetworkInterface)
    case notify(NetworkInterface, messages: [String])

    /// For the log: the verb and the interface.
    var name: String {
        switch self {
        case .join(let interface): "join \(interface.name)"
        case .leave(let interface): "leave \(interface.name)"
        case .notify(let interface, _): "notify \(interface.name)"
        }
    }
}

/// All decisions of SSDP, without a socket: who is answered with what and when, and who is told unasked.
struct SSDPMachine {
    /// Searches answered.
    private(set) var answered = 0
    /// Searches for us that got no answer.
    private(set) var dropped = 0
    /// Interfaces as last seen.
    private(set) var interfaces: [NetworkInterface] = []

    private let messages: SSDPMessages
    private let notifyPeriod: Duration
    private var limits: ReplyLimits
    private var nextNotify: Duration
    /// When each answer on its way is due; bounds how many wait at once.
    private var waiting: [Duration] = []
    private static let maxWaiting = 32

    init(advertisement: Advertisement, notifyPeriod: Duration, at now: Duration) {
        messages = SSDPMessages(advertisement)
        self.notifyPeriod = notifyPeriod
        limits = ReplyLimits(at: now)
        nextNotify = now + notifyPeriod
    }

    /// Takes a look at the interfaces, new or not: also the beat for the regular NOTIFY.
    mutating func see(_ seen: [NetworkInterface], at now: Duration) -> [SSDPAction] {
        let changes = InterfaceChanges(from: interfaces, to: seen)
        interfaces = seen
        let isRound = now >= nextNotify
        if isRound { nextNotify = now + notifyPeriod }
        let told = isRound ? seen : seen.filter { (changes.appeared + changes.readdressed).contains($0) }
        return changes.vanished.map { .leave($0) } + changes.appeared.map { .join($0) } + told.compactMap(alive)
    }

    /// Decides about one datagram; `chance` in 0..<1 spreads the answers of many bridges.
    mutating func receive(_ datagram: SSDPDatagram, at now: Duration, chance: Double) -> SSDPReply? {
        guard let request = SearchRequest(datagram.bytes), messages.answers(request.target) else { return nil }
        waiting.removeAll { $0 <= now }
        guard datagram.sourcePort > 0, waiting.count < Self.maxWaiting,
            let address = interface(of: datagram)?.address(facing: datagram.source),
            limits.allow(datagram.source, at: now)
        else {
            dropped += 1
            return nil
        }
        answered += 1
        let delay = Self.delay(maxWait: request.maxWait, chance: chance)
        waiting.append(now + delay)
        return SSDPReply(
            messages: messages.replies(at: address), address: datagram.source, port: datagram.sourcePort, delay: delay
        )
    }

    /// What is said at the end, everywhere.
    func farewell() -> [SSDPAction] {
        interfaces.map { .notify($0, messages: messages.byebye()) }
    }

    /// 0.1–0.9 s, never above MX. MX counts whole seconds, so only 0 leaves no room; a client that sends none
    /// (common for unicast searches) is answered as if it had said 1.
    private static func delay(maxWait: Int?, chance: Double) -> Duration {
        maxWait == 0 ? .zero : .milliseconds(Int64(100 + 800 * min(max(chance, 0), 1)))
    }

    private func alive(on interface: NetworkInterface) -> SSDPAction? {
        guard let address = interface.subnets.first?.address else { return nil }
        return .notify(interface, messages: messages.alive(at: address))
    }

    /// A unicast search names the interface by our address in it: one from this machine itself arrives on
    /// loopback. Everything else counts for the interface it came in on.
    private func interface(of datagram: SSDPDatagram) -> NetworkInterface? {
        interfaces.first { $0.subnets.contains { $0.address == datagram.destination } }
            ?? interfaces.first { $0.index == datagram.interfaceIndex }
    }
}
