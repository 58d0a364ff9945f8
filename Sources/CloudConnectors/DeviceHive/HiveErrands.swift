import BridgeCore
import Connectivity
import HomeModel

/// Sends orders as commands and finds out what became of them.
///
/// DeviceHive takes commands for devices whether they are there or not, and does not know which are. So there are two ways to
/// learn that one is away. The cloud has no such device any more, or it is blocked: then the order fails at once with
/// `deviceIsAway`. Or a device says nothing at all within five seconds of an order: then the home takes back what was asked and
/// has the device as unreachable, until it says anything again, over whichever connection.
struct HiveErrands: Sendable {
    /// How long an order waits for its end before the next may follow. Devices that say how it went mostly do at once; others
    /// must not hold up a slider for long.
    private static let wait = Duration.seconds(1)
    /// A device that comes back later than this is not to catch up on what was asked, in seconds.
    private static let lifetime: JSONValue = 5

    let orders = HiveOrders()
    private let session: HiveSession
    private let house: HiveHouse
    private let world: World
    private let looks: AsyncStream<Duration>
    private let look: AsyncStream<Duration>.Continuation

    init(session: HiveSession, house: HiveHouse, world: World) {
        self.session = session
        self.house = house
        self.world = world
        (looks, look) = AsyncStream.makeStream(of: Duration.self, bufferingPolicy: .bufferingNewest(256))
    }

    /// Sends one order.
    ///
    /// - Throws: `CloudFailure.deviceIsAway`, `.notFollowed`, `.notAllowed`; others end the connection.
    func send(_ action: LightAction, to lamp: LightAddress) async throws -> OrderReceipt {
        guard let parameters = HiveWords.parameters(action) else { return .accepted }
        guard await session.may(.createDeviceCommand) else {
            throw CloudFailure.notAllowed(HiveRight.createDeviceCommand.words)
        }
        guard let abilities = await house.kind(of: lamp.identity)?.abilities, await !house.isBlocked(lamp.identity) else {
            throw CloudFailure.deviceIsAway
        }
        let command = try await insert(parameters, lamp.identity)
        let (hearsEnds, hearsWords) = (await session.may(.getDeviceCommand), await session.may(.getDeviceNotification))
        guard hearsEnds || hearsWords else {
            // Nothing will ever be heard of it: that the cloud took it is all there is to know.
            return .followed(HiveWords.reading(parameters, abilities: abilities))
        }
        look.yield(await house.told(lamp.identity, at: world.now().uptime))
        guard hearsEnds else { return .accepted }
        let end = try await end(of: command, lamp.identity)
        // It may have come at the last moment.
        let last = await orders.done(command)
        return try receipt(end ?? last)
    }

    /// Has those devices as unreachable that say nothing, until the task is cancelled.
    func watch(_ port: BackendPort) async throws {
        for await due in looks {
            try await world.sleepUntil(due)
            for silent in await house.silent(at: world.now().uptime) {
                await port.hear(.reachable(identity: silent, false))
            }
        }
        try Task.checkCancellation()
    }

    private func insert(_ parameters: JSONValue, _ device: String) async throws -> Int {
        let command: JSONValue = ["command": .string(HiveWords.command), "parameters": parameters, "lifetime": Self.lifetime]
        do {
            let answer = try await session.ask("command/insert", ["deviceId": .string(device), "command": command])
            guard let id = answer["command"]?["id"]?.int else { throw CloudFailure.notUnderstood("a command without a number") }
            return id
        } catch CloudFailure.trouble(404, _) {
            throw CloudFailure.deviceIsAway
        }
    }

    /// How a command ended; `nil` if nobody said within a while.
    private func end(of command: Int, _ device: String) async throws -> HiveMessage? {
        let words = await orders.words(of: command, to: device)
        let clock = ConnectionClock(uptime: { [world] in world.now().uptime }, sleepUntil: world.sleepUntil)
        do {
            return try await clock.within(Self.wait) {
                for await word in words {
                    if case .ended(let end) = word { return end }
                    break
                }
                return nil
            }
        } catch ConnectionFailure.timedOut {
            return nil
        }
    }

    private func receipt(_ end: HiveMessage?) throws -> OrderReceipt {
        guard let end else { return .accepted }
        guard end.status?.lowercased() == "success" else { throw CloudFailure.notFollowed(Self.words(end.result)) }
        return .followed(LightReading())
    }

    /// What a device says about a failure.
    static func words(_ result: JSONValue) -> String {
        let words = result["error"]?.string ?? result["message"]?.string ?? result.string
        return String((words ?? (result.isNull ? "it does not say why" : result.text)).prefix(200))
    }
}
