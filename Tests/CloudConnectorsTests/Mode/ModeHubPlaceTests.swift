import BridgeCore
import CloudConnectors
import Connectivity
import HomeModel
import Testing

@Suite("The bridge's place in a home of MODE's cloud", .timeLimit(.minutes(1)))
struct ModeHubPlaceTests {
    @Test func theStateIsMirroredInTheHomesStoreAndRemovedWhenItIsNoLongerShared() async throws {
        try await withModeCloud { cloud in
            var house = try await cloud.houseWithLamps(["mirror": "on"])
            try await house.share(Grant(level: .read))
            let desk = try house.lamp("Desk")
            let key = try await cloud.logIn()
            let foreign: JSONValue = ["value": ["bridge": "another"]]
            #expect(try await cloud.ask("PUT", "/homes/55/kv/porchlight-x", key: key, json: foreign).status == 204)
            func mirror() async throws -> [JSONValue] {
                try await cloud.ask("GET", "/homes/55/kv?keyPrefix=porchlight-", key: key).json?.array ?? []
            }
            try await house.shared { [house] in
                #expect(try await modeEventually { try await mirror().count == 4 })
                try await house.lampSet(desk.id) { $0.on = true }
                let name = JSONValue.string("porchlight-\(desk.id)")
                #expect(try await modeEventually { try await mirror().first { $0["key"] == name }?["value"]?["status"] == "on" })
                let only = Grant(level: .read, scope: .only(lights: [desk.id], groups: [], sensors: []))
                try await house.bridge.perform(.grant(try #require(house.account.app), only), by: .owner)
                #expect(try await modeEventually { try await mirror().count == 2 })
                #expect(try await Set(mirror().compactMap { $0["key"]?.string }) == ["porchlight-x", "porchlight-\(desk.id)"])
            }
            // What is no longer shared while the bridge is away goes when it comes back.
            try await house.bridge.perform(.revokeApp(try #require(house.account.app)), by: .owner)
            let isGone = try await house.shared { try await modeEventually { try await mirror().count == 1 } }
            #expect(isGone)
        }
    }

    @Test func theBridgeJoinsOnceComesBackAfterACutAndNotAfterItWasDeleted() async throws {
        try await withModeCloud { cloud in
            var house = try await cloud.houseWithLamps()
            try await house.share(Grant(level: .control))
            let key = try await cloud.logIn()
            try await house.shared { [house] in
                let hub = try await cloud.hub(key)
                #expect(await house.secrets.all["hubDevice"] == "\(hub)")
                #expect(await house.secrets.all["hubHome"] == "55")
                try await cloud.cutSockets()
                #expect(try await modeEventually { !house.failures.all.isEmpty })
                #expect(try await cloud.hub(key) == hub)
                #expect(try await cloud.ask("DELETE", "/devices/\(hub)", key: key).status == 204)
                #expect(try await modeEventually {
                    guard case .missing(let words) = house.failures.all.last?.error as? CloudFailure else { return false }
                    return words.hasPrefix("this bridge was deleted from its home in the cloud")
                })
                #expect(try await cloud.hubs(key).isEmpty)
            }
            // Added again, it has no secrets but the password, and is a new device.
            let anew = try ModeBridge(house.account, secrets: ["password": "porchlight"])
            try await anew.shared { _ = try await cloud.hub(key) }
            let again = try ModeBridge(house.account, secrets: ["password": "porchlight"])
            try await again.shared { _ = try await cloud.hub(key) }
            #expect(try await cloud.hubs(key).count == 1)
        }
    }

    @Test func theHubIsNoLightOfItsOwnBridge() async throws {
        try await withModeCloud { cloud in
            var house = try await cloud.houseWithLamps()
            try await house.share(Grant(level: .control))
            try await house.shared { [house] in
                let key = try await cloud.logIn()
                let hub = try await cloud.hub(key)
                try await house.connected {
                    #expect(try await modeEventually { house.isReachable(9001) })
                    try await house.lampSet(try house.lamp("Desk").id) { $0.on = true }
                    try await house.set(9001) { $0.on = true }
                    #expect(try await modeEventually { try await cloud.device(9001)["status"] == "on" })
                    #expect(house.home.devices[house.key(hub).resourceID] == nil)
                    #expect(house.home.lights.all.count { _ in true } == 6)
                }
            }
        }
    }
}
