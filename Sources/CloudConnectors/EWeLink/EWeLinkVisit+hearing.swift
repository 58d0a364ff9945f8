import Connectivity
import HomeModel
import Logging

/// What is said on a visit.
extension EWeLinkVisit {
    /// Hears what the cloud says by itself, until the line is lost.
    func hear(_ stay: EWeLinkStay) async throws {
        for await push in line.pushes {
            switch push {
            case .params(let device, let params): try await hear(params, from: device, stay)
            case .online(let device, let isOnline):
                await stay.tell(await house.reach(device, isOnline))
                // Nobody knows what happened to it meanwhile.
                if isOnline { try await ask(device, stay) }
            case .other(let action):
                logger.debug("something is left aside", metadata: ["action": "\(action.prefix(40))"])
                listWakes.continuation.yield()
            case .reply, .pong, .nothing: continue
            }
        }
        throw CloudFailure.connection(.lost("the cloud said goodbye"))
    }

    private func hear(_ params: EWeLinkParams, from device: String, _ stay: EWeLinkStay) async throws {
        if await !house.knows(device) { listWakes.continuation.yield() }
        await stay.tell(await house.hear(params, from: device))
    }

    /// Has a device's parameters said anew.
    private func ask(_ id: String, _ stay: EWeLinkStay) async throws {
        guard let device = await house.current().device(id) else {
            listWakes.continuation.yield()
            return
        }
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
        await stay.tell(await house.recall(params, of: id))
    }
}
