import BridgeCore
import Connectivity
import Foundation
import HomeModel
import Logging

/// One connection to the cloud, from the first list to the end.
actor EWeLinkVisit: EWeLinkRoad {
    /// Devices are listed anew this often, since nobody says that one came or went for good.
    private static let listInterval = Duration.seconds(300)
    /// Whatever makes a list seem old, none is asked for sooner.
    private static let shortestInterval = Duration.seconds(5)

    let client: EWeLinkClient
    let line: EWeLinkLine
    let house: EWeLinkHouse
    let world: World
    let logger: Logger
    /// What was spoken of and then not listed: no list need be asked for because of it.
    var strangers: Set<String> = []
    nonisolated let listWakes = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))

    init(_ client: EWeLinkClient, _ line: EWeLinkLine, house: EWeLinkHouse, world: World, logger: Logger) {
        self.client = client
        self.line = line
        self.house = house
        self.world = world
        self.logger = logger
    }

    /// Works until the connection is lost. What devices say while they are listed is heard afterwards.
    func run(_ stay: EWeLinkStay) async throws {
        let asked = world.now().utc
        await stay.connected(by: self, try await client.devices(), asked: asked)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await self.hear() }
            group.addTask { try await self.keepListing(stay) }
            group.addTask { try await self.ring() }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    /// By way of the cloud. The next frame goes when the device has taken the one before.
    func send(_ frames: [EWeLinkParams], to id: String) async throws {
        guard let device = await house.current().device(id) else { throw CloudFailure.deviceIsAway }
        let own = try await client.apikey()
        for params in frames {
            var frame = Self.frame("update", device, own)
            frame["params"] = .object(params)
            try check(try await line.ask(frame, isInTurn: true), to: "set \(device.name)")
        }
    }

    private func keepListing(_ stay: EWeLinkStay) async throws {
        for await _ in listWakes.stream {
            var rest = Self.shortestInterval
            let asked = world.now().utc
            do {
                await stay.take(try await client.devices(), asked: asked)
            } catch CloudFailure.busy(let wait) {
                // The socket is as good as before; only the list has to wait.
                rest = max(wait ?? rest, rest)
            }
            try await world.sleep(for: rest)
        }
        throw CancellationError()
    }

    /// Has the list seem old every now and then.
    private func ring() async throws {
        while true {
            try await world.sleep(for: Self.listInterval)
            listWakes.continuation.yield()
        }
    }

    /// A device is spoken to in its owner's name; who has a share says their own, too.
    static func frame(_ action: String, _ device: EWeLinkDevice, _ own: String) -> EWeLinkParams {
        var frame: EWeLinkParams = [
            "action": .string(action), "deviceid": .string(device.id),
            "apikey": .string(device.apikey.isEmpty ? own : device.apikey), "userAgent": "app", "ts": 0,
        ]
        if device.isShared { frame["selfApikey"] = .string(own) }
        return frame
    }

    /// An answer without a number says nothing, not even that all is well.
    private func check(_ answer: JSONValue, to what: String) throws(CloudFailure) {
        guard let number = answer["error"]?.int else { throw .notFollowed("the cloud does not say whether it was done") }
        guard number != 0 else { return }
        let failure = CloudFailure(eWeLink: number, answer["reason"]?.string ?? "", to: what)
        // Perhaps it left the account, or its share was taken away, which nobody says.
        if case .notAllowed = failure { listWakes.continuation.yield() }
        throw failure
    }
}
