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
    let world: World
    let logger: Logger

    /// Works until the connection is lost.
    ///
    /// - Throws: `.missing` when the token does not allow to register devices; then nothing is.
    func stay() async throws {
        guard await session.may(.registerDevice) else { throw CloudFailure.lacks(.registerDevice) }
        let connected = await session.tokens.now
        try await clearOut()
        try await withThrowingTaskGroup(of: Void.self) { group in
            defer { group.cancelAll() }
            group.addTask { try await tell() }
            group.addTask { try await obey(since: connected) }
            try await group.next()
        }
    }

    /// Takes those lights of ours out of the cloud that are no longer shared. Others' are left alone.
    private func clearOut() async throws {
        guard await session.may(.getDevice) else { return }
        let shared = Set(lights.all.map { HiveMark.device(of: $0.light.id) })
        for device in try await session.devices() where device.gateway == mark.gateway && !shared.contains(device.id) {
            try await remove(device.id)
        }
    }

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
                let telling = news.look(lights.all, at: world.now().uptime)
                try await say(telling, &cloud)
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
            try await remove(HiveMark.device(of: gone))
        }
    }

    private func register(_ light: Light, _ cloud: inout HiveShareBook) async throws {
        let id = HiveMark.device(of: light.id)
        do {
            try await session.ask(
                "device/save",
                ["deviceId": .string(id), "device": HiveShareWords.device(for: light, gateway: mark.gateway, network: network)])
        } catch CloudFailure.notAllowed(let words) {
            throw CloudFailure.missing("the account may not register devices there: \(words)")
        }
        guard await session.may(.getDevice), let device = try await session.device(id) else { return }
        cloud.found(in: device.network)
    }

    /// Subscribes to commands for what is registered, in its networks if they are known.
    private func listen(_ cloud: inout HiveShareBook) async throws {
        guard await session.may(.getDeviceCommand) else { return }
        for var wanted in cloud.takeUnheard() {
            wanted["names"] = [.string(HiveWords.command), .string(HiveShareWords.query)]
            try await session.ask("command/subscribe", wanted)
        }
    }

    private func remove(_ device: String) async throws {
        do {
            try await session.ask("device/delete", ["deviceId": .string(device)])
        } catch CloudFailure.notAllowed, CloudFailure.trouble(404, _) {
            // It is gone already: a user of the cloud was quicker.
        }
    }
}
