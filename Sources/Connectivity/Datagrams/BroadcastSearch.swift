/// Asks everybody on the links that are chosen who they are, and hears what they answer.
package struct BroadcastSearch: Sendable {
    /// The question goes out so often at first, since packets are lost and devices sleep.
    static let firstTimes = 3
    /// Time between those.
    static let firstPause = Duration.seconds(1)
    /// Time between later ones.
    static let laterPause = Duration.seconds(60)

    private let interfaces: InterfaceSelection
    private let port: Int
    private let targets: [String]?
    private let clock: ConnectionClock
    private let scan: @Sendable () -> [NetworkInterface]

    /// Makes a search, which sends nothing before it runs.
    ///
    /// - Parameters:
    ///   - interfaces: nothing is sent anywhere else.
    ///   - port: UDP port to ask, 1…65535.
    ///   - targets: IPv4 addresses to ask on each interface; `nil` for everybody there.
    ///   - clock: tells the time.
    package init(interfaces: InterfaceSelection, port: Int, targets: [String]? = nil, clock: ConnectionClock) {
        self.interfaces = interfaces
        self.port = port
        self.targets = targets
        self.clock = clock
        scan = { interfaces.choose(from: InterfaceScan.all()) }
    }

    /// Searches until the task is cancelled.
    ///
    /// - Parameters:
    ///   - question: what to send, to those who see us at this address of ours.
    ///   - hear: is told of each answer. Answers are told side by side, so that a slow one holds up no other.
    /// - Throws: `ConnectionFailure` when no interface can be asked; `CancellationError`.
    package func run(
        _ question: @escaping @Sendable (IPv4Address) -> [UInt8], hear: @escaping @Sendable (Datagram) async -> Void
    ) async throws {
        let links = scan().compactMap(\.subnets.first)
        guard !links.isEmpty else { throw ConnectionFailure.unreachable("there is no network to search") }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for link in links { group.addTask { try await search(link, question, hear) } }
            // One link that is gone is no reason to leave the others.
            var failure: any Error = CancellationError()
            while let end = await group.nextResult() {
                if case .failure(let error) = end { failure = error }
            }
            throw Task.isCancelled ? CancellationError() : failure
        }
    }

    private func search(
        _ link: Subnet, _ question: @Sendable (IPv4Address) -> [UInt8], _ hear: @escaping @Sendable (Datagram) async -> Void
    ) async throws {
        // A socket with an address of that link sends by that link, to everybody as well.
        let socket = try await DatagramSocket.open(at: link.address.description, broadcasts: true)
        let bytes = question(link.address)
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await ask(socket, bytes, link) }
                group.addTask {
                    await withDiscardingTaskGroup { answers in
                        for await answer in socket.incoming { answers.addTask { await hear(answer) } }
                        answers.cancelAll()
                    }
                    throw ConnectionFailure.lost("the socket was closed")
                }
                defer { group.cancelAll() }
                try await group.next()
            }
        } catch {
            await socket.close()
            throw error
        }
        await socket.close()
    }

    private func ask(_ socket: DatagramSocket, _ bytes: [UInt8], _ link: Subnet) async throws {
        let places = try addresses(on: link).map { try DatagramAddress(ip: $0, port: port) }
        var times = 0
        while true {
            var failures: [any Error] = []
            for place in places {
                do {
                    try await socket.send(bytes, to: place)
                } catch {
                    failures.append(error)
                }
            }
            if failures.count == places.count, let failure = failures.first { throw failure }
            times += 1
            try await clock.sleep(for: times < Self.firstTimes ? Self.firstPause : Self.laterPause)
        }
    }

    /// Whom to ask on a link. On this machine's own, programs are found that listen at its address alone, too.
    func addresses(on link: Subnet) -> [String] {
        if let targets { return targets }
        let everybody = IPv4Address(bits: link.address.bits | ~link.mask.bits).description
        return ["255.255.255.255", everybody] + (link.address.isLoopback ? [link.address.description] : [])
    }
}
