package import BridgeCore
package import Connectivity
package import Logging

/// Looks for devices that announce themselves by multicast DNS, and asks each what it is.
package struct LanSearch: Sendable {
    /// How many are asked at the same time.
    private static let atOnce = 8
    /// How many are asked during one search: anybody on the network can make up names.
    private static let most = 256

    private let browser: ServiceBrowser

    /// Makes a search, which sends nothing before it runs.
    ///
    /// - Parameters:
    ///   - interfaces: where to look.
    ///   - port: UDP port of multicast DNS; all but tests use 5353.
    ///   - logger: for what the owner should know.
    package init(interfaces: InterfaceSelection, port: Int = 5353, world: World, logger: Logger) {
        browser = ServiceBrowser(
            interfaces: interfaces, port: port, clock: ConnectionClock(world), chance: world.randomFraction, logger: logger)
    }

    /// Looks until the task is cancelled.
    ///
    /// - Parameters:
    ///   - services: kinds of services, as in `_http._tcp`.
    ///   - isWanted: whether a service may be a device that is looked for.
    ///   - look: asks whoever is at an address what it is; what it throws means that it is none.
    ///   - meet: is told of each.
    /// - Throws: `ConnectionFailure`: why it cannot look; `CancellationError`.
    package func run(
        _ services: [String], where isWanted: @escaping @Sendable (ServiceSighting) -> Bool = { _ in true },
        look: @escaping @Sendable (LanAddress) async throws -> LanFind, _ meet: @escaping @Sendable (LanFind) async -> Void
    ) async throws {
        let (addresses, sight) = AsyncStream.makeStream(of: LanAddress.self, bufferingPolicy: .bufferingOldest(Self.most))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await browser.run(services: services) { news in
                    guard case .found(let sighting) = news.sighted, isWanted(sighting), let address = LanAddress(sighting)
                    else { return }
                    sight.yield(address)
                }
            }
            group.addTask { await Self.ask(addresses, look, meet) }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private static func ask(
        _ addresses: AsyncStream<LanAddress>, _ look: @escaping @Sendable (LanAddress) async throws -> LanFind,
        _ meet: @escaping @Sendable (LanFind) async -> Void
    ) async {
        var seen: Set<LanAddress> = []
        await withTaskGroup(of: Void.self) { group in
            for await address in addresses where seen.count < most && seen.insert(address).inserted {
                if seen.count > atOnce { await group.next() }
                group.addTask { if let find = try? await look(address) { await meet(find) } }
            }
        }
    }
}

extension ServiceNews {
    /// What was seen, as if it were for the first time: it may have moved.
    fileprivate var sighted: ServiceNews {
        switch self {
        case .changed(let sighting), .repeated(let sighting): .found(sighting)
        case .found, .gone: self
        }
    }
}

extension LanAddress {
    /// Where a service is spoken to.
    init?(_ sighting: ServiceSighting) {
        guard let host = sighting.hostOnLink, (1...65_535).contains(sighting.port) else { return nil }
        self.init(host: host, port: sighting.port == 80 ? nil : sighting.port)
    }
}

extension ServiceSighting {
    /// The first of its addresses that is on the link where it was heard. Anybody on the LAN can announce any address; only such a
    /// one is spoken to.
    var hostOnLink: String? {
        ipv4.first { address in subnets.contains { $0.hasHost(address) } }?.description
    }
}
