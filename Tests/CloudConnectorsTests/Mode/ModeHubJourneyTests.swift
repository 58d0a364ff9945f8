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
                    let told = try await messages.event("light") { data in
                        data["light"] == .string(desk.id.description) && data["status"] == "on"
                    }
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
}
