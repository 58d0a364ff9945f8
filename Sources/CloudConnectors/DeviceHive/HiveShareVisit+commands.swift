import BridgeCore
import Connectivity
import HomeModel
import Logging

extension HiveShareVisit {
    /// Carries out commands in the order in which they come, until the connection is lost.
    func obey(since connected: HiveMoment) async throws {
        for await push in session.pushes where push.action == "command/insert" {
            guard let command = HiveMessage(push.message["command"], "command"), command.status == nil,
                let light = HiveMark.light(of: command.device)
            else { continue }
            guard await !command.isLate(connected: connected, now: session.tokens.now) else {
                logger.info("a command came too late", metadata: ["device": "\(command.device)", "command": "\(command.id)"])
                continue
            }
            let (status, result) = await outcome(of: command, light)
            guard await session.may(.updateDeviceCommand) else { continue }
            try await update(command, status, result)
        }
        try Task.checkCancellation()
        throw ConnectionFailure.lost("it hung up")
    }

    /// Does what a command says.
    ///
    /// - Returns: status and result.
    private func outcome(of command: HiveMessage, _ id: ResourceID) async -> (status: String, result: JSONValue) {
        guard let shown = lights.light(id) else { return Self.failed("there is no such light here") }
        switch command.name {
        case HiveShareWords.query: return ("success", HiveShareWords.state(shown))
        case HiveWords.command: return await set(shown, command.parameters)
        default: return Self.failed("\"\(command.name.prefix(40))\" is not a command for lights")
        }
    }

    private func set(_ shown: SharedLights.Shown, _ parameters: JSONValue) async -> (status: String, result: JSONValue) {
        guard let patch = HiveShareWords.patch(parameters) else { return Self.failed("nothing in it is for a light") }
        do {
            let declined = try await lights.shared.set(shown.light.id, to: patch)
            guard !HiveShareWords.isAllDeclined(patch, declined) else {
                return Self.failed("the light cannot do that, or is off")
            }
            let state = HiveShareWords.state(lights.light(shown.light.id) ?? shown)
            return ("success", HiveShareWords.result(state, declined: declined))
        } catch {
            guard case .refused(let refusal) = error else {
                logger.error("a command could not be kept", metadata: ["error": "\(error)"])
                return Self.failed("it could not be kept")
            }
            return Self.failed(HiveShareWords.words(refusal))
        }
    }

    private func update(_ command: HiveMessage, _ status: String, _ result: JSONValue) async throws {
        do {
            try await session.ask(
                "command/update",
                [
                    "deviceId": .string(command.device), "commandId": .int(Int64(command.id)),
                    "command": ["status": .string(status), "result": result],
                ])
        } catch CloudFailure.notAllowed, CloudFailure.trouble(404, _) {
            // The device was taken away meanwhile, and its commands with it.
        }
    }

    private static func failed(_ words: String) -> (status: String, result: JSONValue) {
        ("failed", ["error": .string(words)])
    }
}
