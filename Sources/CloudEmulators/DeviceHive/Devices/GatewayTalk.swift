import Connectivity

/// What a device and the cloud say to each other over the device's WebSocket: a machine that is told what was heard and says
/// what to do. It logs in with a refresh token, subscribes to its commands, and then follows them.
struct GatewayTalk: Sendable, Hashable {
    enum Step: Sendable, Hashable {
        case say(JSONValue)
        /// It hears its commands from now on.
        case ready
        /// A command has come.
        case follow(id: Int64, parameters: [String: JSONValue], timestamp: String)
        /// The cloud does not want it; it had better begin anew.
        case hangUp
    }

    let device: String
    let refreshToken: String
    /// It wants to hear of commands that are newer.
    let since: String

    /// What is said first.
    var opening: JSONValue {
        ["action": "token/refresh", "requestId": "refresh", "refreshToken": .string(refreshToken)]
    }

    func hear(_ message: JSONValue) -> [Step] {
        if message["status"] == "error" { return [.hangUp] }
        switch message["requestId"]?.string {
        case "refresh":
            guard let token = message["accessToken"] else { return [.hangUp] }
            return [.say(["action": "authenticate", "requestId": "authenticate", "token": token])]
        case "authenticate":
            return [
                .say([
                    "action": "command/subscribe", "requestId": "subscribe", "deviceId": .string(device),
                    "timestamp": .string(since), "names": ["light"],
                ])
            ]
        case "subscribe": return [.ready]
        default: return command(message)
        }
    }

    /// - Parameter status: `success` or `failed`.
    func update(_ command: Int64, _ status: String, _ result: JSONValue) -> JSONValue {
        [
            "action": "command/update", "requestId": "update", "deviceId": .string(device), "commandId": .int(command),
            "command": ["status": .string(status), "result": result],
        ]
    }

    func report(_ name: String, _ state: [String: JSONValue]) -> JSONValue {
        [
            "action": "notification/insert", "requestId": "report", "deviceId": .string(device),
            "notification": ["notification": .string(name), "parameters": .object(state)],
        ]
    }

    private func command(_ message: JSONValue) -> [Step] {
        guard message["action"] == "command/insert", let command = message["command"], let id = command["id"]?.int,
            let timestamp = command["timestamp"]?.string
        else { return [] }
        return [.follow(id: Int64(id), parameters: command["parameters"]?.object ?? [:], timestamp: timestamp)]
    }
}
