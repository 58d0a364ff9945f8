import BridgeCore
import Connectivity
import HomeModel
import Logging

/// One connection of the gateway: which lights the cloud knows, what it is told of them, what it has done with them.
struct HiveShareVisit: Sendable {
    /// The shortest time between two words about one light: four a second let somebody who watches follow a slider.
    private static let interval = Duration.milliseconds(250)
    /// How often to look whether a grant has ended by itself, which nobody announces.
    private static let lookInterval = Duration.seconds(30)

    let session: HiveSession
    let lights: HiveShownLights
    let mark: HiveMark
    let network: Int64?
    let ledger: BackendLedger
    let world: World
    let logger: Logger

    /// Works until the connection is lost.
    ///
    /// - Throws: `.missing` when the token does not allow to register devices; then nothing is.
    func stay() async throws {
        guard await session.may(.registerDevice) else { throw CloudFailure.lacks(.registerDevice) }
        let connected = await session.tokens.now
        try await clearing.removeAll(but: Set(lights.all.map { HiveMark.device(of: $0.light.id) }))
        ledger.connected(devices: lights.all.count, at: world.now())
        try await withThrowingTaskGroup(of: Void.self) { group in
            defer { group.cancelAll() }
            group.addTask { try await tell() }
            group.addTask { try await obey(since: connected) }
            try await group.next()
        }
    }

    private var clearing: HiveClearing { HiveClearing(session: session, gateway: mark.gateway) }

    /// Keeps the cloud up to date.
    private func tell() async throws {
        let changes = lights.shared.news()
        let (looks, look) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        look.yield()
        try await withThrowingDiscardingTaskGroup { group in
            group.addTask { for await _ in changes { look.yield() } }
            group.addTask {
                while true {
                    try await world.sleep(for: Self.lookInterval)
                    look.yield()
                }
            }
            var (news, cloud, alarm) = (ShareNews(interval: Self.interval), HiveShareBook(), Duration?.none)
            for await _ in looks {
                let shown = lights.all
                let telling = news.look(shown, at: world.now().uptime)
                try await say(telling, &cloud)
                ledger.count(devices: shown.count)
                let now = world.now().uptime
                guard let due = telling.due, alarm.map({ $0 <= now || due < $0 }) ?? true else { continue }
                alarm = due
                group.addTask {
                    try await world.sleepUntil(due)
                    look.yield()
                }
            }
        }
    }

    private func say(_ telling: ShareNews.Telling, _ cloud: inout HiveShareBook) async throws {
        for shown in telling.changed where cloud.register(shown.light) { try await register(shown.light, &cloud) }
        try await listen(&cloud)
        if await session.may(.createDeviceNotification) {
            for shown in telling.changed {
                let state: JSONValue = ["notification": .string(HiveWords.state), "parameters": HiveShareWords.state(shown)]
                try await session.ask(
                    "notification/insert", ["deviceId": .string(HiveMark.device(of: shown.light.id)), "notification": state])
            }
        }
        for gone in telling.gone {
            cloud.forget(gone)
            try await clearing.remove(HiveMark.device(of: gone))
        }
    }
}
