@testable import CloudEmulators
import Connectivity
import Testing

@Suite("Who hears what over DeviceHive's WebSocket", .timeLimit(.minutes(1)))
struct HiveSubscriptionTests {
    private static let tick: JSONValue = ["notification": "tick"]

    @Test func filtersAreByDeviceNetworkTypeAndName() async throws {
        let rows: [([String: JSONValue], Bool)] = [
            ([:], true), (["deviceId": "lamp-hall"], true), (["deviceId": "lamp-sofa"], false), (["networkIds": [1]], true),
            (["networkIds": ["2"]], false), (["deviceTypeIds": [1]], true), (["deviceTypeIds": [2]], false),
            (["names": ["tick", "tock"]], true), (["names": ["tock"]], false), (["names": []], true),
        ]
        // Without a gateway the devices stay away, and nothing else is to be heard.
        try await HiveBench.with(changing: ["gateway": nil]) { bench in
            let admin = try await bench.logIn().access
            try await bench.talk(as: admin) { talk in
                for (filter, isHeard) in rows {
                    let number = try await talk.ask("notification/subscribe", filter)["subscriptionId"] ?? .null
                    _ = try await talk.ask("notification/insert", ["deviceId": "lamp-hall", "notification": Self.tick])
                    #expect(talk.waiting == (isHeard ? 1 : 0), "\(filter)")
                    if isHeard { #expect(try await talk.push()["subscriptionId"] == number) }
                    _ = try await talk.ask("notification/unsubscribe", ["subscriptionId": number])
                }
            }
        }
    }

    @Test func whoMayNotSeeADeviceHearsNothingOfIt() async throws {
        try await HiveBench.with { bench in
            let (admin, client) = (try await bench.logIn().access, try await bench.logInAsClient().access)
            try await bench.talk(as: client) { talk in
                #expect(try await talk.ask("notification/subscribe", ["deviceId": "lamp-porch"]).verdict == "403 Access is denied")
                #expect(try await talk.ask("notification/subscribe", ["networkIds": [2]]).verdict == "403 Access is denied")
                _ = try await talk.ask("notification/subscribe", ["names": ["tick"]])
                _ = try await bench.ask("POST device/lamp-porch/notification", Self.tick, as: admin)
                _ = try await bench.ask("POST device/lamp-hall/notification", Self.tick, as: admin)
                #expect(try await talk.push()["notification"]?["deviceId"] == "lamp-hall")
                _ = try await bench.ask("DELETE user/2/network/1", as: admin)
                _ = try await bench.ask("POST device/lamp-hall/notification", Self.tick, as: admin)
                #expect(try await talk.ask("server/info").verdict == "success")
                #expect(talk.waiting == 0)
            }
        }
    }

    @Test func whenTheTokenEndsNothingIsToldUntilThereIsAnother() async throws {
        try await HiveBench.with { bench in
            let (admin, pair) = (
                HiveToken.forge(#"{"u":1,"a":[0],"e":4102444800000,"t":1}"#), try await bench.logInAsClient()
            )
            try await bench.talk(as: pair.access) { talk in
                _ = try await talk.ask("notification/subscribe", ["names": ["tick"]])
                bench.clock.advance(by: .seconds(1801))
                _ = try await bench.ask("POST device/lamp-hall/notification", Self.tick, as: admin)
                #expect(try await talk.ask("device/list").verdict == "401 Token expired")
                #expect(talk.waiting == 0)
                let fresh = try await talk.ask("token/refresh", ["refreshToken": .string(pair.refresh)])
                #expect(try await talk.ask("authenticate", ["token": fresh["accessToken"] ?? .null]).verdict == "success")
                _ = try await bench.ask("POST device/lamp-hall/notification", Self.tick, as: admin)
                #expect(try await talk.push()["action"] == "notification/insert")
            }
        }
    }

    @Test func updatesOfCommandsAreASubscriptionOfTheirOwn() async throws {
        try await HiveBench.with { bench in
            let admin = try await bench.logIn().access
            try await bench.talk(as: admin) { talk in
                let wish: [String: JSONValue] = ["deviceId": "lamp-hall", "returnUpdatedCommands": true]
                let number = try await talk.ask("command/subscribe", wish)["subscriptionId"]
                let made = try await talk.ask("command/insert", ["deviceId": "lamp-hall", "command": ["command": "blink"]])
                #expect(made["command"]?.object?.keys.sorted() == ["id", "lastUpdated", "timestamp", "userId"])
                #expect(talk.waiting == 0)
                let update: [String: JSONValue] = [
                    "deviceId": "lamp-hall", "commandId": made["command"]?["id"] ?? .null, "command": ["status": "failed"],
                ]
                #expect(try await talk.ask("command/update", update).verdict == "success")
                let push = try await talk.push()
                #expect(push["action"] == "command/update")
                #expect(push["subscriptionId"] == number)
                #expect(push["command"]?["status"] == "failed")
            }
        }
    }

    @Test func subscriptionsAndSilentListenersAreBounded() async throws {
        try await HiveBench.with { bench in
            let admin = try await bench.logIn().access
            try await bench.talk(as: admin) { talk in
                for _ in 1...HiveSession.mostSubscriptions { _ = try await talk.ask("notification/subscribe", ["names": ["tick"]]) }
                #expect(try await talk.ask("notification/subscribe").verdict == "400 Too many subscriptions")
            }
            #expect(try await eventually { await bench.cloud.hive.sessions.values.allSatisfy { $0.subscriptions.count < 100 } })
        }
    }
}
