@testable import CloudEmulators
import Connectivity
import Testing

extension HiveCheck {
    static let sockets = [
        HiveCheck("D-26", "over a WebSocket one logs in and asks, with a number or without") { bench async throws in
            for root in ["api", "dh"] {
                try await bench.talk(root: root) { talk async throws in
                    let pair = try await talk.ask("token", ["login": "dhadmin", "password": "lights-for-all"])
                    #expect(pair.verdict == "success")
                    let authenticated = try await talk.ask("authenticate", ["token": pair["accessToken"] ?? .null])
                    #expect(authenticated == ["action": "authenticate", "requestId": "r2", "status": "success"])
                    #expect(try await talk.ask("device/list")["devices"]?.array?.count == 7)
                    try await talk.say(#"{"action":"device/count"}"#)
                    #expect(try await talk.hear() == ["action": "device/count", "status": "success", "count": 7])
                    try await talk.say(#"{"action":"device/count","requestId":{"odd":[1]}}"#)
                    #expect(try await talk.hear()["requestId"] == ["odd": [1]])
                }
            }
        },
        HiveCheck("D-27", "a subscription tells what was, then what comes, until it ends") { bench async throws in
            let admin = try await bench.logIn().access
            for number in 1...3 {
                let body: JSONValue = ["notification": "tick", "parameters": ["n": .int(Int64(number))]]
                _ = try await bench.ask("POST device/lamp-hall/notification", body, as: admin)
            }
            try await bench.talk(as: admin) { talk async throws in
                let wish: [String: JSONValue] = [
                    "deviceId": "lamp-hall", "names": ["tick"], "timestamp": "2026-11-21T00:00:00.000",
                ]
                let reply = try await talk.ask("notification/subscribe", wish)
                #expect(talk.waiting == 0)
                let subscription = try #require(reply["subscriptionId"]?.int)
                let fourth: JSONValue = ["notification": "tick", "parameters": ["n": 4]]
                _ = try await bench.ask("POST device/lamp-hall/notification", fourth, as: admin)
                for number in 1...4 {
                    let push = try await talk.push()
                    #expect(push["action"] == "notification/insert")
                    #expect(push["subscriptionId"]?.int == subscription)
                    #expect(push["requestId"] == nil)
                    #expect(push["notification"]?["parameters"]?["n"]?.int == number)
                }
                #expect(try await talk.ask("subscription/list")["subscriptions"]?.array?.count == 1)
                let number = JSONValue.int(Int64(subscription))
                #expect(try await talk.ask("command/unsubscribe", ["subscriptionId": number]).verdict.hasPrefix("404"))
                #expect(try await talk.ask("notification/unsubscribe", ["subscriptionId": number]).verdict == "success")
                _ = try await talk.ask("notification/insert", ["deviceId": "lamp-hall", "notification": ["notification": "tick"]])
                _ = try await talk.ask("server/info")
                #expect(talk.waiting == 0)
            }
        },
        HiveCheck("D-28", "what is no JSON or no action is refused, and the socket stays open") { bench async throws in
            try await bench.talk { talk async throws in
                for text in ["{", "[]", "3", ""] {
                    try await talk.say(text)
                    let reply = try await talk.hear()
                    #expect(reply["code"] == 400)
                    #expect(reply["error"] == "Malformed Json received.")
                }
                #expect(try await talk.ask("device/explode").verdict.hasPrefix("400"))
                try await talk.say("{}")
                #expect(try await talk.hear()["code"] == 400)
                #expect(try await talk.ask("server/info").verdict == "success")
            }
        },
        HiveCheck("D-29", "who has not shown a good token may nothing") { bench async throws in
            let pair = try await bench.logIn()
            try await bench.talk { talk async throws in
                #expect(try await talk.ask("device/list").verdict == "401 Unauthorized")
                #expect(try await talk.ask("notification/subscribe").verdict == "401 Unauthorized")
                #expect(try await talk.ask("subscription/list").verdict == "401 Unauthorized")
                for bad in ["rubbish", pair.refresh, HiveToken.tampered(pair.access)] {
                    #expect(try await talk.ask("authenticate", ["token": .string(bad)]).verdict == "401 Invalid credentials")
                }
                #expect(try await talk.ask("authenticate").verdict == "401 Invalid credentials")
                bench.clock.advance(by: .seconds(1801))
                #expect(try await talk.ask("authenticate", ["token": .string(pair.access)]).verdict == "401 Token expired")
            }
        },
        HiveCheck("D-33", "REST and WebSocket give equal objects") { bench async throws in
            let admin = try await bench.logIn().access
            let made = try await bench.ask("POST device/lamp-hall/command", ["command": "blink"], as: admin).json
            let command = made?["id"] ?? .null
            let hall: JSONValue = "lamp-hall"
            let rows: [(String, String, [String: JSONValue], String)] = [
                ("device", "device/list", [:], "devices"), ("device/lamp-hall", "device/get", ["deviceId": hall], "device"),
                (
                    "device/lamp-hall/command/\(command.int ?? 0)", "command/get", ["deviceId": hall, "commandId": command],
                    "command"
                ),
                (
                    "device/lamp-hall/command?command=blink", "command/list", ["deviceId": hall, "command": "blink"], "commands"
                ),
                ("network", "network/list", [:], "networks"), ("network/1", "network/get", ["networkId": 1], "network"),
                ("devicetype", "devicetype/list", [:], "deviceTypes"),
                ("devicetype/2", "devicetype/get", ["deviceTypeId": 2], "deviceType"),
                ("user/2", "user/get", ["userId": 2], "user"), ("user/current", "user/getCurrent", [:], "current"),
                ("user?loginPattern=a%25", "user/list", ["loginPattern": "a%"], "users"),
                ("user/2/network/1", "user/getNetwork", ["userId": 2, "networkId": 1], "network"),
                ("user/2/devicetype", "user/getDeviceTypes", ["userId": 2], "deviceTypes"),
                ("info/config/cluster", "cluster/info", [:], "clusterInfo"),
            ]
            try await bench.talk(as: admin) { talk async throws in
                for (path, action, members, member) in rows {
                    let (rest, socket) = (try await bench.ask("GET \(path)", as: admin), try await talk.ask(action, members))
                    #expect(rest.status == 200, "\(path)")
                    #expect(rest.json == socket[member], "\(path)")
                }
            }
        },
    ]
}
