import BridgeCore
import CloudConnectors
import Connectivity
import HomeModel
import Testing

@Suite("Lamps behind DeviceHive", .timeLimit(.minutes(1)))
struct HiveLightsJourneyTests {
    @Test func lampsAndSensorsOfOnesOwnNetworksAppearAndNoOthers() async throws {
        try await HiveCloud.serve { cloud in
            let home = try HiveHome(cloud.rest)
            try await home.connected {
                try await home.settled()
                #expect(Set(home.home.lights.all.map(\.name)) == ["Hall", "Kitchen", "Desk", "Sofa"])
                #expect(home.light("lamp-porch") == nil)
                #expect(home.light("lamp-hall")?.abilities == LightAbilities(dims: false))
                #expect(home.light("lamp-sofa")?.abilities.gamut != nil)
                try await home.eventually("first readings") {
                    home.readings("climate-kitchen") == [.temperature(21.5), .humidity(45)]
                }
            }
        }
    }

    @Test func aLampFollowsAnAppAndTheHomeHoldsWhatItSays() async throws {
        try await HiveCloud.serve { cloud in
            let home = try HiveHome(cloud.rest)
            try await home.connected {
                try await home.settled()
                try await home.set("lamp-sofa") {
                    $0.on = true
                    $0.xy = .to(ColorXY(x: 0.3, y: 0.3))
                    $0.brightness = .to(bri(100))
                }
                try await home.eventually("it shines") {
                    let state = try await cloud.state("lamp-sofa")
                    return state["on"] == true && state["bri"] == 100 && state["colormode"] == "xy"
                }
                try await home.eventually("nothing is open") { home.ledger.page.orders.sent == 1 }
                #expect(home.light("lamp-sofa")?.state.on == true)
                #expect(home.light("lamp-sofa")?.state.brightness == bri(100))
            }
            #expect(home.ledger.page.orders.failed == 0)
            #expect(home.ledger.page.orders.unconfirmed == 0)
        }
    }

    @Test func aHandOnALampAndOnASensorIsSeen() async throws {
        try await HiveCloud.serve { cloud in
            let home = try HiveHome(cloud.rest)
            try await home.connected {
                try await home.settled()
                try await cloud.touch("lamp-desk", ["on": true, "ct": 250])
                try await home.eventually("the lamp") {
                    home.light("lamp-desk")?.state.on == true && home.light("lamp-desk")?.state.color?.mirek == Mirek(250)
                }
                try await cloud.touch("motion-hall", ["motion": true, "lux": 100])
                try await home.eventually("the sensor") {
                    home.readings("motion-hall").starts(with: [.motion(true), .lightLevel(20_001)])
                }
            }
        }
    }

    @Test func aSliderReachesTheLampInFewOrdersAndEndsWhereItWasLet() async throws {
        try await HiveCloud.serve { cloud in
            let home = try HiveHome(cloud.rest)
            try await home.connected {
                try await home.settled()
                for step in 1...120 {
                    try await home.set("lamp-kitchen") {
                        $0.on = true
                        $0.brightness = .to(bri(step))
                    }
                    try await HiveHome.clock.sleep(for: .milliseconds(16))
                }
                try await home.eventually("the end") { try await cloud.state("lamp-kitchen")["bri"] == 120 }
                // Two seconds, one order each 200 ms, the first at once and the last behind.
                #expect(home.ledger.page.orders.sent <= 14)
                #expect(home.light("lamp-kitchen")?.state.brightness == bri(120))
            }
        }
    }

    @Test func whatALampSaysThatItCouldNotDoIsTakenBackAtOnce() async throws {
        try await HiveCloud.serve { cloud in
            let home = try HiveHome(cloud.rest)
            try await home.connected {
                try await home.settled()
                try await cloud.touch("lamp-hall", ["deaf": "failed"])
                try await home.set("lamp-hall") { $0.on = true }
                #expect(home.light("lamp-hall")?.state.on == true)
                try await home.eventually("it is taken back", within: .seconds(2)) { home.light("lamp-hall")?.state.on == false }
                #expect(home.ledger.page.failure?.words == "the device did not follow: the device does not answer")
                #expect(home.isReachable("lamp-hall"))
            }
        }
    }

    @Test func aLampThatSaysNothingIsTakenBackAndOutOfReachUntilItSpeaks() async throws {
        try await HiveCloud.serve { cloud in
            let home = try HiveHome(cloud.rest)
            try await home.connected {
                try await home.settled()
                try await cloud.touch("lamp-hall", ["deaf": true])
                try await home.set("lamp-hall") { $0.on = true }
                try await home.eventually("it is taken back", within: .seconds(7)) {
                    home.light("lamp-hall")?.state.on == false && !home.isReachable("lamp-hall")
                }
                #expect(home.isReachable("lamp-desk"))
                try await cloud.touch("lamp-hall", ["deaf": false, "on": true])
                try await home.eventually("it is back") {
                    home.light("lamp-hall")?.state.on == true && home.isReachable("lamp-hall")
                }
            }
        }
    }

    @Test func devicesThatComeChangeOrAreBlockedAreNoticedWhileConnected() async throws {
        try await HiveCloud.serve { cloud in
            let home = try HiveHome(cloud.rest)
            let admin = try await cloud.client()
            try await home.connected {
                try await home.settled()
                let lamp: JSONValue = ["name": "Attic", "data": ["class": "dimmable"], "networkId": 1]
                try await admin.ask("PUT", "/device/lamp-attic", lamp)
                try await home.eventually("it is there") { home.light("lamp-attic")?.name == "Attic" && home.isReachable("lamp-attic") }
                try await admin.ask("PUT", "/device/lamp-attic", ["isBlocked": true])
                try await home.eventually("it is blocked") { !home.isReachable("lamp-attic") }
                try await home.set("lamp-attic") { $0.on = true }
                try await home.eventually("no order goes there") {
                    home.light("lamp-attic")?.state.on == false && home.ledger.page.failure?.words == "\(CloudFailure.deviceIsAway)"
                }
                try await admin.ask("PUT", "/device/lamp-attic", ["isBlocked": false])
                try await home.eventually("it is free") { home.isReachable("lamp-attic") }
            }
        }
    }
}
