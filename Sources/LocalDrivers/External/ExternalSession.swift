import BridgeCore
import Connectivity
import HomeModel

/// One run of a program: what it says, and what it is told.
actor ExternalSession {
    /// The version of the protocol that is spoken.
    static let version = 1
    /// How long it may take until the first line.
    private static let introduction = Duration.seconds(10)
    /// How long it may then describe its devices before those that are not described yet count as out of reach.
    private static let gathering = Duration.seconds(2)
    /// So many lines that make no sense in a row, and nothing it says does.
    private static let mostNonsense = 100

    let backend: ExternalBackend
    private let port: BackendPort
    let talk: ProgramTalk
    private let log: ExternalLog
    var roster: ExternalRoster
    private var hasGreeted = false
    private var isConnected = false
    private var nonsense = 0
    var lastNumber = 0
    var pending: [Int: AsyncStream<ExternalWord>.Continuation] = [:]
    private var adopted: Set<String> = []
    private let (greetings, greeting) = AsyncStream.makeStream(of: Void.self)
    /// What the home has by now. A program that does not read must not keep others from being heard.
    private let (adoptions, adoption) = AsyncStream.makeStream(
        of: String.self, bufferingPolicy: .bufferingNewest(ExternalRoster.mostDevices))

    init(_ backend: ExternalBackend, _ port: BackendPort, _ talk: ProgramTalk, _ log: ExternalLog) {
        self.backend = backend
        self.port = port
        self.talk = talk
        self.log = log
        roster = ExternalRoster(driver: ExternalBackend.driver(backend.name))
    }

    /// Speaks until the program says no more, or no more sense.
    func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await self.listen() }
            group.addTask { try await self.introduce() }
            defer { group.cancelAll() }
            while try await group.next() != nil {}
        }
    }

    private func listen() async throws {
        for try await line in talk.lines { try await take(line) }
        // Whoever reaps it says how it ended, which is soon if it did.
        try await backend.clock.sleep(for: .seconds(2))
        throw ConnectionFailure.lost("the program says no more")
    }

    private func take(_ line: [UInt8]) async throws {
        do {
            guard let word = try ExternalWord(line) else { return }
            guard hasGreeted || word.isHello else { throw LanFailure.notUnderstood("the first line is no hello") }
            try await take(word)
            nonsense = 0
        } catch let failure as LanFailure where hasGreeted && nonsense < Self.mostNonsense {
            nonsense += 1
            await port.note("\(failure)")
        }
    }

    private func take(_ word: ExternalWord) async throws {
        switch word {
        case .hello(let version):
            guard version == Self.version else {
                let words = "it speaks version \(version) of the protocol, and \(Self.version) is known"
                throw ConnectionFailure.notUnderstood(words)
            }
            hasGreeted = true
            greeting.finish()
        case .ready: await connect()
        case .groups(let said): await port.groups(roster.groups(said))
        case .done(let number), .failed(let number, _, _): pending.removeValue(forKey: number)?.yield(word)
        case .log(let words): log.write(words)
        default:
            let news = try roster.take(word)
            // Until then it only describes what there is.
            if isConnected { await tell(news) }
        }
    }

    private func introduce() async throws {
        let greetings = greetings
        do {
            try await backend.clock.within(Self.introduction) { for await _ in greetings {} }
        } catch ConnectionFailure.timedOut {
            throw LanFailure.notUnderstood("it does not say hello")
        }
        try Task.checkCancellation()
        try await say(["hello": .int(Int64(Self.version)), "driver": .string(ExternalBackend.driver(backend.name))])
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await self.backend.clock.sleep(for: Self.gathering)
                await self.connect()
            }
            group.addTask { try await self.port.carryOutTogether { try await self.carryOut($1, at: $0) } }
            group.addTask { for await length in self.port.searches { try await self.search(length) } }
            group.addTask { for await identity in self.adoptions { try await self.say(["adopt": .string(identity)]) } }
            defer { group.cancelAll() }
            while try await group.next() != nil {}
        }
    }

    private func connect() async {
        guard !isConnected else { return }
        isConnected = true
        let devices = roster.devices.values.sorted { $0.identity < $1.identity }
        await port.connected(devices)
        for device in devices { adopt(device.identity) }
    }

    private func tell(_ news: [BackendNews]) async {
        await port.hear(news)
        for one in news {
            switch one {
            case .found(let device): adopt(device.identity)
            case .gone(let identity): adopted.remove(identity)
            default: continue
            }
        }
    }

    private func adopt(_ identity: String) {
        if adopted.insert(identity).inserted { adoption.yield(identity) }
    }

    private func search(_ length: Duration) async throws {
        try await say(["search": .int(Int64(length.components.seconds))])
    }

    func say(_ line: JSONValue) async throws { try await talk.say(line.bytes) }
}

extension ExternalWord {
    fileprivate var isHello: Bool { if case .hello = self { true } else { false } }
}
