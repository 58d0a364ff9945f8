@testable import CloudEmulators
import Connectivity
import Testing

@Suite("A token of DeviceHive gives no more than its maker has", .timeLimit(.minutes(1)))
struct HiveLeastRightsTests {
    @Test func aClientMakesNoTokenThatDoesMoreThanItsOwn() async throws {
        try await HiveBench.with { bench in
            let client = try await bench.logInAsClient().access
            let wishes: [JSONValue] = [["*"], ["ManageUser", "GetDevice"], Array(2...18).json, []]
            for wish in wishes {
                let pair = try await bench.create(["userId": 2, "actions": wish], as: client)
                let actions = try HiveToken.payload(of: pair.access)["a"]?.array?.compactMap(\.int) ?? []
                #expect(!actions.isEmpty)
                #expect(Set(actions).isSubset(of: Set(HiveAction.ofClient.map(\.rawValue))))
                #expect(try await bench.ask("GET user", as: pair.access).verdictOfHive == "403 Access is denied")
            }
            let other = try await bench.ask("POST token/create", ["userId": 1, "actions": [3]], as: client)
            #expect(other.verdictOfHive == "403 Access is denied")
        }
    }

    @Test func limitsOnlyNarrowFromTokenToToken() async throws {
        try await HiveBench.with { bench in
            let admin = try await bench.logIn().access
            let some = try await bench.create(
                ["userId": 1, "actions": [3, 15], "networkIds": [1], "deviceIds": ["lamp-hall", "lamp-sofa"]], as: admin)
            let wide = try await bench.create(
                ["userId": 1, "actions": ["*"], "networkIds": ["1", "2"], "deviceIds": nil, "deviceTypeIds": nil], as: some.access)
            let payload = try HiveToken.payload(of: wide.access)
            #expect(payload["a"] == [3, 15])
            #expect(payload["n"] == ["1"])
            #expect(payload["d"] == ["lamp-hall", "lamp-sofa"])
            let none = try await bench.create(["userId": 1, "actions": ["ManageUser"]], as: some.access)
            #expect(try HiveToken.payload(of: none.access)["a"] == [1])
        }
    }

    @Test func whatIsTakenFromAUserIsTakenFromTheirTokens() async throws {
        try await HiveBench.with { bench in
            let (admin, client) = (try await bench.logIn().access, try await bench.logInAsClient().access)
            #expect(try await bench.ask("GET device", as: client).json?.array?.count == 6)
            _ = try await bench.ask("DELETE user/2/network/1", as: admin)
            #expect(try await bench.ask("GET device", as: client).json == [])
            _ = try await bench.ask("PUT user/2", ["status": 1], as: admin)
            #expect(try await bench.ask("GET device", as: client).verdictOfHive == "401 Unauthorized")
        }
    }

    @Test func aForgedLimitOpensNoNetworkOfOthers() async throws {
        try await HiveBench.with { bench in
            let forged = HiveToken.forge(#"{"u":2,"a":[0],"n":["*"],"dt":["*"],"e":4102444800000,"t":1}"#)
            #expect(try await bench.ask("GET device/lamp-porch", as: forged).verdictOfHive == "403 Access is denied")
            let lines = ["GET device/lamp-porch/command", "DELETE device/lamp-porch", "GET device/notification/poll?networkIds=2"]
            for line in lines { #expect(try await bench.ask(line, as: forged).verdictOfHive == "403 Access is denied") }
            let move = try await bench.ask("PUT device/lamp-hall", ["networkId": 2], as: forged)
            #expect(move.verdictOfHive == "403 Access is denied")
            let order = try await bench.ask("POST device/lamp-porch/command", ["command": "light"], as: forged)
            #expect(order.verdictOfHive == "403 Access is denied")
        }
    }

    @Test func typesAreForThoseTheyWereGivenTo() async throws {
        try await HiveBench.with { bench in
            let admin = try await bench.logIn().access
            #expect(try await bench.ask("DELETE user/2/devicetype/all", as: admin).status == 204)
            #expect(try await bench.ask("PUT user/2/devicetype/2", as: admin).status == 204)
            let client = try await bench.logInAsClient().access
            #expect(try await bench.ask("GET device", as: client).json?.array?.count == 2)
            #expect(try await bench.ask("GET devicetype", as: client).json?.array?.count == 1)
            #expect(try await bench.ask("GET device/lamp-hall", as: client).verdictOfHive == "403 Access is denied")
        }
    }
}

extension [Int] {
    var json: JSONValue { .array(map { .int(Int64($0)) }) }
}
