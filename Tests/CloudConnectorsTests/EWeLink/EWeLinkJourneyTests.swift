import BridgeCore
@testable import CloudConnectors
import Connectivity
import HomeModel
import Testing

@Suite("eWeLink: a home with an account", .timeLimit(.minutes(1)))
struct EWeLinkJourneyTests {
    typealias Stage = EWeLinkStage

    @Test(arguments: [false, true])
    func everySampleDeviceIsInTheHome(isFirstOnly: Bool) async throws {
        try await Stage.serve(isFirstOnly: isFirstOnly) { stage in
            let home = try EWeLinkHome(at: stage.base)
            try await home.connected {
                try await home.settled()
                #expect(home.home.lights.all.map(\.name).sorted()
                    == ["Cellar climate", "Desk sockets 1", "Desk sockets 2", "Hall dimmer", "Porch lamp", "Reading lamp",
                        "Shelf lamp"])
                #expect(home.home.devices.all.allSatisfy(\.isReachable) && home.home.devices.count == 8)
                #expect(home.light(Stage.sockets, 1)?.state.on == true && home.light(Stage.sockets, 0)?.state.on == false)
                #expect(home.light(Stage.white)?.state.color?.mirek == EWeLinkTone(top: 255).mirek(120))
                #expect(home.light(Stage.color)?.state.color?.mode == .xy)
                #expect(home.readings(Stage.climate) == [.temperature(21.5), .humidity(48)])
                #expect(home.readings(Stage.door) == [.contact(false)] && home.device(Stage.door)?.battery == 90)
                #expect(home.readings(Stage.motion) == [.motion(false)] && home.device(Stage.motion)?.battery == 95)
                #expect(home.device(Stage.dimmer)?.product.softwareVersion == "3.4.0")
            }
            #expect(stage.front.logIns == (isFirstOnly ? 2 : 1))
        }
    }

    @Test func lampsFollowAndHandsOnThemAreSeen() async throws {
        try await Stage.serve { stage in
            let home = try EWeLinkHome(at: stage.base)
            try await home.connected {
                try await home.settled()
                try await home.set(Stage.lamp) { $0.on = true }
                try await stage.until { try await stage.state(Stage.lamp)["switch"] == "on" }
                try await stage.touch(Stage.lamp, ["switch": "off"])
                try await home.until("the hand is seen") { home.light(Stage.lamp)?.state.on == false }
                try await home.set(Stage.sockets, 0) { $0.on = true }
                let both: JSONValue = [["switch": "on", "outlet": 0], ["switch": "on", "outlet": 1]]
                try await stage.until { try await stage.state(Stage.sockets)["switches"] == both }
                try await stage.touch(Stage.climate, ["currentTemperature": "unavailable", "currentHumidity": "50"])
                try await home.until("the air is felt") { home.readings(Stage.climate)[1] == .humidity(50) }
                #expect(home.readings(Stage.climate)[0] == .temperature(21.5))
                try await stage.touch(Stage.motion, ["motion": 1, "battery": 80])
                try await home.until("somebody moves") { home.readings(Stage.motion) == [.motion(true)] }
                #expect(home.device(Stage.motion)?.battery == 80)
            }
            #expect(home.failures.all.isEmpty)
        }
    }

    // E-45, and the brightness that was asked for stays although the lamp counts in hundredths.
    @Test func aLampThatIsOffIsSwitchedOnFirstAndKeepsWhatWasAsked() async throws {
        try await Stage.serve { stage in
            let home = try EWeLinkHome(at: stage.base)
            try await home.connected {
                try await home.settled()
                let wanted = Brightness(fraction: 127.0 / 253)
                try await home.set(Stage.dimmer) { ($0.on, $0.brightness) = (true, .to(wanted)) }
                try await stage.until { try await stage.state(Stage.dimmer)["bright"] == 55 }
                #expect(try await stage.state(Stage.dimmer)["switch"] == "on")
                try await stage.touch(Stage.dimmer, ["bright": 55])
                try await stage.touch(Stage.door, ["switch": "on"])
                try await home.until("what came later is heard") { home.readings(Stage.door) == [.contact(true)] }
                #expect(home.light(Stage.dimmer)?.state.brightness == wanted)
                try await home.set(Stage.white) { $0.mirek = .to(Mirek(300)) }
                try await stage.until { try await stage.state(Stage.white)["white"]?["ct"] == 67 }
                #expect(home.light(Stage.white)?.state.color?.mirek == Mirek(300))
            }
        }
    }

    // E-49
    @Test func ofTwoQuickOrdersTheLastOneWins() async throws {
        try await Stage.serve { stage in
            let home = try EWeLinkHome(at: stage.base)
            try await home.connected {
                try await home.settled()
                for step in [20, 120, 254] {
                    let wanted = Brightness(fraction: Double(step - 1) / 253)
                    try await home.set(Stage.dimmer) { ($0.on, $0.brightness) = (true, .to(wanted)) }
                }
                try await stage.until { try await stage.state(Stage.dimmer)["bright"] == 100 }
                #expect(home.light(Stage.dimmer)?.state.brightness == .full)
                #expect((1...3).contains(home.ledger.page.orders.sent) && home.ledger.page.orders.failed == 0)
            }
        }
    }

    @Test func kindsThatTheSampleDoesNotHaveAreSpokenToAsWell() async throws {
        let more = [
            Stage.device("1000000011", "Bulb", 22, ["state": "on", "channel0": "255", "channel1": "0", "zyx_mode": 1]),
            Stage.device("1000000012", "D1", 44, ["switch": "off", "brightness": 30, "mode": 0]),
            Stage.device("1000000013", "Strip", 59, ["switch": "on", "bright": 50, "colorR": 255, "colorG": 0, "colorB": 0]),
            Stage.device("1000000014", "Hub", 66, ["zled": "on"]),
            Stage.device("1000000015", "Button", 1000, ["key": 0, "trigTime": "1", "battery": 60]),
        ]
        try await Stage.serve(more: more) { stage in
            let home = try EWeLinkHome(at: stage.base)
            try await home.connected {
                try await home.settled()
                #expect(home.device("1000000014") == nil)
                #expect(home.readings("1000000015") == [.buttons(count: 1, last: nil), .switchCode(nil)])
                try await home.set("1000000011") { ($0.hue, $0.saturation) = (.to(120), .to(1)) }
                try await stage.until { try await stage.state("1000000011")["channel3"] == "255" }
                #expect(try await stage.state("1000000011")["zyx_mode"] == 2)
                #expect(home.light("1000000011")?.state.color?.mode == .hueSaturation)
                try await home.set("1000000012") { ($0.on, $0.brightness) = (true, .to(.full)) }
                try await stage.until { try await stage.state("1000000012")["brightness"] == 100 }
                try await stage.touch("1000000015", ["key": 2, "trigTime": "2"])
                let press = ButtonPress(button: 1, event: .longRelease)
                try await home.until("it is pressed") { home.readings("1000000015").first == .buttons(count: 1, last: press) }
                try await stage.touch("1000000015", ["key": 1, "trigTime": "3"])
                try await home.until("twice") { home.readings("1000000015").last == .switchCode(1004) }
            }
        }
    }
}
