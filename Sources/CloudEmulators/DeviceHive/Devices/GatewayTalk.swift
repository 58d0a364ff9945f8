import Connectivity

/// What a device and the cloud say to each other over the device's WebSocket: a machine that is told what was heard and says
/// what to do. It logs in with a refresh token, subscribes to its commands, and then follows them.
struct GatewayTalk: Sendable, Hashable {
    enum Step: Sendable, Hashable {
        case say(JSONValue)
        /// It hears its commands from now on.
        case ready
        /// A command has come.
        case follow(GatewayOrder)
        /// The cloud has the report with this number.
        case reported(Int)
        /// The cloud does not want it; it had better begin anew.
        case hangUp
    }

    private static let report = "report-"

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
        default: return news(message)
        }
    }

    /// - Parameter status: `success` or `failed`.
    func update(_ command: Int64, _ status: String, _ result: JSONValue) -> JSONValue {
        [
            "action": "command/update", "requestId": "update", "deviceId": .string(device), "commandId": .int(command),
            "command": ["status": .string(status), "result": result],
        ]
    }

    /// - Parameter number: what the cloud's answer is known by.
    func report(_ name: String, _ state: [String: JSONValue], number: Int) -> JSONValue {
        [
            "action": "notification/insert", "requestId": .string(Self.report + String(number)), "deviceId": .string(device),
            "notification": ["notification": .string(name), "parameters": .object(state)],
        ]
    }

    private func news(_ message: JSONValue) -> [Step] {
        if let request = message["requestId"]?.string, request.hasPrefix(Self.report) {
            return Int(request.dropFirst(Self.report.count)).map { [.reported($0)] } ?? []
        }
        guard message["action"] == "command/insert", let order = GatewayOrder(message["command"]) else { return [] }
        return [.follow(order)]
    }
}
