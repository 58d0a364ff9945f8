import BridgeCore
import Connectivity
import HomeModel

/// One connection with a broker, on the devices' side.
struct MQTTVisit: Sendable {
    private static let blink = Duration.milliseconds(5)

    private let house: MQTTHouse
    private let connection: MQTTConnection
    private let port: BackendPort
    private let clock: ConnectionClock
    /// Speaks up when time may have to be taken in.
    private let wakes: AsyncStream<Void>
    private let wake: AsyncStream<Void>.Continuation

    init(house: MQTTHouse, connection: MQTTConnection, port: BackendPort, clock: ConnectionClock) {
        self.house = house
        self.connection = connection
        self.port = port
        self.clock = clock
        (wakes, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    /// Stays until the connection is lost.
    ///
    /// - Parameter grace: how long devices have to be found before they are missed.
    func stay(grace: Duration) async throws {
        await port.connected()
        try await carryOut(await house.begin())
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await listen() }
            group.addTask { try await obey() }
            group.addTask { try await watchTheTime() }
            group.addTask { for await length in port.searches { try await invite(for: length) } }
            group.addTask {
                for await topic in connection.refusals { await port.note("the broker does not let us listen to \(topic)") }
            }
            group.addTask {
                try await clock.sleep(for: grace)
                await port.allFound()
            }
            defer { group.cancelAll() }
            while try await group.next() != nil {}
        }
    }

    private func listen() async throws {
        for try await message in connection.messages {
            try await carryOut(await house.take(message, at: clock.uptime()))
        }
        throw MQTTFailure.connection(.lost("it was ended"))
    }

    /// What is new to be heard is asked for before anything is told, so that it is on its way meanwhile.
    private func carryOut(_ chores: MQTTHouse.Chores) async throws {
        if let topics = chores.topics { connection.listen(to: topics) }
        if let groups = chores.groups { await port.groups(groups) }
        if !chores.news.isEmpty { await port.hear(chores.news) }
        for message in chores.messages { try await send(message) }
        if chores.due != nil { wake.yield() }
    }

    /// What a broker cannot be sent is nobody's fault but one vocabulary's.
    private func send(_ message: MQTTMessage) async throws {
        do {
            try await connection.send(message)
        } catch MQTTFailure.unfit(let why) {
            await port.note("\(MQTTFailure.unfit(why))")
        }
    }

    private func obey() async throws {
        try await port.carryOutTogether { lamps, action in
            guard let messages = await house.messages(for: action, at: lamps) else {
                throw LanFailure.declined("nothing at the broker knows the device")
            }
            do {
                for message in messages { try await connection.send(message) }
            } catch {
                throw LanFailure.broker(error)
            }
            wake.yield()
            return .accepted
        }
    }

    private func invite(for length: Duration) async throws {
        for message in await house.invitation(for: length) { try await send(message) }
    }

    private func watchTheTime() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            var alarm: Duration?
            for await _ in wakes {
                let now = clock.uptime()
                if let due = await house.nextDue, due <= now { try await carryOut(await house.tick(at: now)) }
                // Who is due all the time does not keep all others from their turn.
                guard let due = await house.nextDue.map({ max($0, now + Self.blink) }),
                    alarm.map({ $0 <= now || due < $0 }) ?? true
                else { continue }
                alarm = due
                group.addTask {
                    try await clock.sleepUntil(due)
                    wake.yield()
                }
            }
            group.cancelAll()
        }
    }
}
