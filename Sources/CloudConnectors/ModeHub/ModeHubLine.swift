import BridgeCore
import Connectivity
import HomeModel

/// What passes between the cloud and the bridge as its device.
struct ModeHubLine: Sendable {
    /// Whatever the hub says, it says at most twenty times a second.
    static let pace = Duration.milliseconds(50)
    private static let deleted = CloudFailure.missing(
        "this bridge was deleted from its home in the cloud; remove the account here and add it again to share lights there")

    let client: ModeClient
    let place: ModeHubPlace.Taken
    let world: World

    /// Opens the WebSocket on which commands come, and has it open while `body` runs.
    func hearCommands(_ body: @escaping @Sendable (WebSocketConnection) async throws -> Void) async throws {
        do {
            try await client.socket("/devices/\(place.device)/command", place.key).connect(body)
        } catch ConnectionFailure.refused(status: 401, _), ConnectionFailure.refused(status: 404, _) {
            throw Self.deleted
        } catch let failure as ConnectionFailure {
            throw ModeAnswers.refusal(failure, to: "listen to commands")
        }
    }

    /// Tells the home's members of something, then leaves the cloud its pause.
    func tell(_ type: String, _ data: JSONValue) async throws {
        let request = WebRequest(
            "PUT", WebRequest.path(["devices", "\(place.device)", "event"]), headers: ModeKey.header(place.key),
            json: ["eventType": .string(type), "eventData": data])
        try await Self.untilNotBusy(world) {
            let answer = try await client.web.send(request, within: ModeClient.patience)
            if answer.status == 401 || answer.status == 404 { throw Self.deleted }
            guard answer.isSuccess else { throw ModeAnswers.failure(answer, to: "say what lights are set to") }
        }
        try await world.sleep(for: Self.pace)
    }

    /// Does something until the cloud does not ask to be left alone any more.
    static func untilNotBusy<Result: Sendable>(
        _ world: World, _ body: @Sendable () async throws -> Result
    ) async throws -> Result {
        while true {
            do {
                return try await body()
            } catch CloudFailure.busy(let wait) {
                try await world.sleep(for: max(wait ?? .seconds(2), .milliseconds(250)))
            }
        }
    }
}
