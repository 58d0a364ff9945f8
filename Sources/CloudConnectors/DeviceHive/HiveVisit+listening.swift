import BridgeCore
import Connectivity
import Logging

extension HiveVisit {
    private static let added = "$device-add"
    private static let updated = "$device-update"
    private static let deleted = "$device-delete"

    private var filter: [String: JSONValue] {
        networks.isEmpty ? [:] : ["networkIds": .array(networks.map { .int($0) })]
    }

    /// Subscribes to what devices say, from where an earlier connection broke off.
    ///
    /// - Returns: the subscription; `nil` if the token does not allow one.
    func subscribe() async throws -> JSONValue? {
        guard await hears(.getDeviceNotification, "devices are listed, but what they say is not heard") else { return nil }
        let names = [HiveWords.state, HiveWords.sensor, Self.added, Self.updated, Self.deleted]
        var wanted = filter
        wanted["names"] = .array(names.map { .string($0) })
        if let since = await house.since {
            wanted["timestamp"] = .string(since.text)
            wanted["limit"] = 1000
        }
        return try await session.ask("notification/subscribe", wanted)["subscriptionId"]
    }

    /// Subscribes to what becomes of commands.
    func followUpdates() async throws {
        guard await hears(.getDeviceCommand, "what becomes of orders is known only from what lamps say") else { return }
        var wanted = filter
        wanted["names"] = [.string(HiveWords.command)]
        wanted["returnUpdatedCommands"] = true
        try await session.ask("command/subscribe", wanted)
    }

    /// Subscribes anew whenever something may have been missed though the connection is still open.
    func mend(_ subscription: JSONValue?) async throws {
        guard var subscription else { return }
        for await _ in session.gaps {
            let old = subscription
            subscription = try await subscribe() ?? old
            try await session.ask("notification/unsubscribe", ["subscriptionId": old])
        }
    }

    /// Hands in what is pushed, until the connection is lost.
    func listen(_ port: BackendPort, _ errands: HiveErrands) async throws {
        for await push in session.pushes {
            switch push.action {
            case "notification/insert":
                guard let notification = HiveMessage(push.message["notification"], "notification") else { continue }
                try await hear(notification, port, errands)
            case "command/update":
                guard let update = HiveMessage(push.message["command"], "command") else { continue }
                // How the lamp is set is heard in its turn; whoever waits for the end of the order learns only that it is over.
                for news in await house.hear(update: update) { await port.hear(news) }
                let isLate = await errands.orders.heard(update: update)
                guard isLate, update.status?.lowercased() == "failed" else { continue }
                await port.hear(
                    .notFollowed(LightAddress(identity: update.device, index: 0), HiveErrands.words(update.result)))
            default: continue
            }
        }
        try Task.checkCancellation()
        throw ConnectionFailure.lost("it hung up")
    }

    private func hear(_ notification: HiveMessage, _ port: BackendPort, _ errands: HiveErrands) async throws {
        switch notification.name {
        case Self.added, Self.updated: try await find(notification.device, port)
        case Self.deleted:
            await house.remove(notification.device)
            await port.hear(.gone(identity: notification.device))
        default:
            for news in await house.hear(notification) { await port.hear(news) }
            await errands.orders.spoke(notification.device)
        }
    }

    private func hears(_ right: HiveRight, _ consequence: String) async -> Bool {
        if await session.may(right) { return true }
        if await house.isFirst(remark: right.name) {
            logger.notice("the account may not \(right.words): \(consequence)", metadata: ["account": "\(account.name)"])
        }
        return false
    }
}
