import BridgeCore
import CloudConnectors
import CloudEmulators
import Connectivity
import HTTPTypes
import HomeModel
import Testing

@Suite("A MODE project that brings its own users hears no events", .timeLimit(.minutes(1)))
struct ModePollingTests {
    /// Ten times as fast as it really goes by.
    private static let hurried: World = {
        let real = ModeBridge.world
        return World(
            now: { Instant(uptime: real.now().uptime * 10, utc: real.now().utc) },
            sleepUntil: { try await real.sleepUntil($0 / 10) }, randomBytes: real.randomBytes)
    }()

    private static func account(_ stage: ModeStage, user: Int) -> CloudAccount {
        CloudAccount(name: "byou", vendor: .mode, baseURL: stage.base, settings: ["projectId": "3", "userId": "\(user)"])
    }

    @Test func theRealEmulatorLogsSuchAUserIn() async throws {
        try await withModeCloud { cloud in
            let key = "v1.project.sample-byou"
            let made = try await cloud.ask("POST", "/users", key: key, json: ["projectId": 3])
            let user = try #require(made.json?["id"]?.int)
            let house = try ModeBridge(Self.account(cloud, user: user), secrets: ["projectKey": key])
            let isConnected = try await house.connected { try await modeEventually { house.ledger.page.connections == 1 } }
            #expect(isConnected)
            #expect(house.failures.all.isEmpty)
        }
    }

    @Test func theListIsAskedForEveryHalfMinuteAndOrdersAreTakenForDone() async throws {
        let cloud = try ScriptedModeCloud { call, count, request in
            switch call {
            case "POST /auth/user":
                let isKnown = request.headers[.authorization] == "ModeCloud project"
                return isKnown ? EmulatorAnswer(200, ["token": "key", "userId": 5]) : EmulatorAnswer(401)
            case "GET /homes": return EmulatorAnswer(200, [["id": 55]])
            case "GET /devices":
                let lamp: JSONValue = ["id": 1, "deviceClass": "lamp", "name": "Lamp", "isConnected": .bool(count == 1)]
                return EmulatorAnswer(200, [lamp])
            case "PUT /devices/1/command": return EmulatorAnswer(204)
            default: return EmulatorAnswer(404)
            }
        }
        try await withServed(cloud) { stage in
            let house = try ModeBridge(Self.account(stage, user: 5), secrets: ["projectKey": "project"], world: Self.hurried)
            let start = Self.hurried.now().uptime
            try await house.connected {
                #expect(try await modeEventually { house.isReachable(1) })
                try await house.set(1) { $0.on = true }
                #expect(try await modeEventually { !house.isReachable(1) })
                #expect(Self.hurried.now().uptime - start >= .seconds(30))
                #expect(house.light(1)?.state.on == true)
                #expect(cloud.count("PUT /devices/1/command") == 1)
            }
            #expect(house.failures.all.isEmpty)
        }
    }
}
