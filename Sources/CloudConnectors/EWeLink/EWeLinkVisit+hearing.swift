import BridgeCore
import Connectivity
import Foundation
import HomeModel
import Logging

/// What is said on a visit.
extension EWeLinkVisit {
    /// Of devices that no list brought.
    private static let mostStrangers = 256
    /// Of the actions that nobody has a use for, these are about who has which device.
    private static let shares: Set<String> = ["share", "updateShare", "cancelShare", "addDevice", "deleteDevice"]

    /// Hears what the cloud says by itself, until the line is lost. Whoever must be waited for keeps nobody else waiting.
    func hear() async throws {
        let (questions, question) = AsyncStream.makeStream(of: String.self, bufferingPolicy: .bufferingNewest(1024))
        try await withThrowingDiscardingTaskGroup { group in
            group.addTask { for await device in questions { try await self.ask(device) } }
            for await push in line.pushes {
                switch push {
                case .params(let device, let params):
                    if await !house.knows(device) { wonder(device) }
                    guard await house.hear(params, from: device) else { continue }
                    group.addTask {
                        try await self.world.sleep(for: .seconds(EWeLinkRoster.behind))
                        await self.house.hearDeferred(device)
                    }
                case .online(let device, let isOnline):
                    await house.reach(device, isOnline)
                    // Nobody knows what happened to it meanwhile.
                    if isOnline { question.yield(device) }
                case .other(let action):
                    logger.debug("something is left aside", metadata: ["action": "\(action.prefix(40))"])
                    if Self.shares.contains(action) { listWakes.continuation.yield() }
                case .reply(let sequence, let json):
                    await taken(sequence, json)
                    await line.answer(sequence, json)
                case .pong, .nothing: continue
                }
            }
            group.cancelAll()
        }
        throw CloudFailure.connection(.lost("the cloud said goodbye"))
    }

    /// A device is set as it was told from here on: what it said before is past, and what it says next is newer.
    private func taken(_ sequence: JSONValue, _ answer: JSONValue) async {
        guard answer["error"]?.int == 0, let frame = await line.inTurn(sequence), let params = frame["params"]?.object,
            let device = frame["deviceid"]?.string
        else { return }
        await house.take(params, by: device)
    }

    /// A device that is not known was spoken of. A list tells, once.
    private func wonder(_ device: String) {
        guard strangers.count < Self.mostStrangers, strangers.insert(device).inserted else { return }
        listWakes.continuation.yield()
    }

    /// Has a device's parameters said anew.
    private func ask(_ id: String) async throws {
        guard let device = await house.current().device(id) else { return wonder(id) }
        let asked = world.now().utc
        var frame = Self.frame("query", device, try await client.apikey())
        frame["params"] = []
        let answer: JSONValue
        do {
            answer = try await line.ask(frame)
        } catch ConnectionFailure.timedOut {
            // What it says by itself is heard all the same.
            return
        }
        guard answer["error"]?.int == 0, let params = answer["params"]?.object, !params.isEmpty else { return }
        await house.recall(params, of: id, asked: asked)
    }
}
