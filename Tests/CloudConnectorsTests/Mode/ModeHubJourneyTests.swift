import BridgeCore
import CloudConnectors
import Connectivity
import Foundation
import HomeModel
import Testing

@Suite("The bridge is a device of a home in MODE's cloud", .timeLimit(.minutes(1)))
struct ModeHubJourneyTests {
    @Test func aUserSwitchesALightThatOnlyTheBridgeKnowsAndHearsOfIt() async throws {
        try await withModeCloud { cloud in
            var house = try await cloud.houseWithLamps()
            try await house.share(Grant(level: .control))
            let desk = try house.lamp("Desk")
            try await house.shared { [house] in
                let key = try await cloud.logIn()
                let hub = try await cloud.hub(key)
                try await cloud.listen(key) { messages in
                    let command: JSONValue = [
                        "action": "light",
                        "parameters": ["light": .string(desk.id.description), "switch": 1, "bri": 127, "ct": 250],
                    ]
                    #expect(try await cloud.ask("PUT", "/devices/\(hub)/command", key: key, json: command).status == 204)
                    let told = try await messages.event("light") { $0["light"] == .string(desk.id.description) && $0["status"] == "on" }
                    #expect(told["name"] == "Desk" && told["bri"] == 127 && told["ct"] == 250 && told["reachable"] == true)
                }
                #expect(house.home.lights[desk.id]?.state.on == true)
            }
            #expect(house.failures.all.isEmpty)
        }
    }

    @Test func aLocalChangeIsToldAndAQuickOneOnlyAsItEnded() async throws {
        try await withModeCloud { cloud in
            var house = try await cloud.houseWithLamps()
            try await house.share(Grant(level: .read))
            let shelf = try house.lamp("Shelf")
            try await house.shared { [house] in
                let key = try await cloud.logIn()
                _ = try await cloud.hub(key)
                try await cloud.listen(key) { messages in
                    try await house.lampSet(shelf.id) { $0.on = true }
                    let start = ModeBridge.world.now().uptime
                    for step in 1...60 {
                        try await house.lampSet(shelf.id) { $0.brightness = .to(Brightness(fraction: Double(60 - step) / 60)) }
                        try await ModeBridge.world.sleepUntil(start + .milliseconds(1000 * step / 60))
                    }
                    var count = 0
                    _ = try await messages.event("light") { data in
                        if data["name"] == "Shelf" { count += 1 }
                        return data["name"] == "Shelf" && data["bri"] == 1
                    }
                    let took = ModeBridge.world.now().uptime - start
                    #expect(count <= Int(took / .milliseconds(250)) + 3, "\(count) in \(took)")
                }
            }
        }
    }

    @Test func aGrantOfOneLightHidesTheOthers() async throws {
        try await withModeCloud { cloud in
            var house = try await cloud.houseWithLamps()
            let (desk, shelf) = (try house.lamp("Desk"), try house.lamp("Shelf"))
            try await house.share(Grant(level: .control, scope: .only(lights: [desk.id], groups: [], sensors: [])))
            try await house.shared { [house] in
                let key = try await cloud.logIn()
                let hub = try await cloud.hub(key)
                try await cloud.listen(key) { messages in
                    for parameters: JSONValue in [
                        ["light": .string(shelf.id.description), "switch": 1], ["name": "Shelf", "switch": 1],
                        ["light": "nonsense", "switch": 1],
                    ] {
                        try await cloud.command(hub, key, "light", parameters)
                        let refused = try await messages.event("refused") { _ in true }
                        #expect(refused["reason"] == "NO_SUCH_LIGHT")
                    }
                    try await cloud.command(hub, key, "dance", [:])
                    try await cloud.command(hub, key, "light", ["name": "Desk"])
                    try await cloud.command(hub, key, "query", [:])
                    var names: Set<String> = []
                    try await cloud.command(hub, key, "light", ["name": "Desk", "switch": 1])
                    _ = try await messages.event("light") { data in
                        names.formUnion([data["name"]?.string].compactMap { $0 })
                        return data["status"] == "on"
                    }
                    #expect(names == ["Desk"])
                }
                #expect(house.home.lights[shelf.id]?.state.on == false)
            }
        }
    }

    @Test func whoMayOnlyLookSwitchesNothingAndWhatALampCannotIsSaid() async throws {
        try await withModeCloud { cloud in
            var house = try await cloud.houseWithLamps()
            try await house.share(Grant(level: .read))
            try await house.shared { [house] in
                let key = try await cloud.logIn()
                let hub = try await cloud.hub(key)
                try await cloud.listen(key) { messages in
                    try await cloud.command(hub, key, "light", ["name": "Desk", "switch": 1])
                    #expect(try await messages.event("refused") { _ in true } == ["name": "Desk", "reason": "NOT_ALLOWED"])
                    let app = try #require(house.account.app)
                    try await house.bridge.perform(.grant(app, Grant(level: .control)), by: .owner)
                    try await cloud.command(hub, key, "light", ["name": "Plug", "switch": 1, "ct": 300])
                    let refused = try await messages.event("refused") { _ in true }
                    #expect(refused == ["name": "Plug", "reason": "UNSUPPORTED", "members": ["ct"]])
                    #expect(try house.lamp("Plug").state.on)
                    try await house.bridge.perform(.revokeApp(app), by: .owner)
                    _ = try await messages.event("gone") { _ in true }
                }
            }
        }
    }

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
