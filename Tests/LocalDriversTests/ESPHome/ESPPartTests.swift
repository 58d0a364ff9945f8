import BridgeCore
import HomeModel
@testable import LocalDrivers
import Testing

@Suite("Parts and switches of ESPHome", .timeLimit(.minutes(1)))
struct ESPPartTests {
    private static func entry(_ kind: UInt64, _ key: UInt32, _ name: String, _ part: UInt64 = 0) -> ESPFrame {
        ESPFrame(kind) {
            $0.write(2, fixed32: key)
            $0.write(3, name)
            if kind == 12 { $0.write(5, "motion") }
            $0.write(10, part)
        }
    }

    /// A firmware that stands for a gateway and two more devices, as the field numbers of real firmware (2026.6) have it.
    private static let who = ESPFrame(10) { writer in
        writer.write(3, "A0:B1:C2:D3:E4:F5")
        writer.write(13, "Gateway")
        for (number, name) in [(1_612_632_934, "Garden plug"), (7, "Shed")] as [(UInt64, String)] {
            var part = ProtoWriter()
            part.write(1, number)
            part.write(2, name)
            part.write(3, UInt64(2_002_196_724))
            writer.write(20, bytes: part.bytes)
        }
    }

    private func device(_ entries: [ESPFrame], who: ESPFrame = Self.who) throws -> DeviceDescription {
        var device = try #require(ESPDevice(who.fields))
        for entry in entries { device.take(entry) }
        return device.description(driver: "esphome")
    }

    @Test func lightsAreCalledAsTheirPart() throws {
        let device = try device([Self.entry(17, 1, "Relay"), Self.entry(17, 2, "Lamp", 7), Self.entry(17, 3, "", 7)])
        #expect(device.lightNames == [0: "Gateway Relay", 1: "Shed Lamp", 2: "Shed"])
        #expect(try self.device([Self.entry(17, 2, "", 7)]).lightNames == [0: "Shed"])
        #expect(try self.device([Self.entry(17, 2, "Relay")]).lightNames == nil)
        #expect(try self.device([Self.entry(17, 2, "Relay", 99), Self.entry(17, 3, "Fan", 99)]).lightNames
            == [0: "Gateway Relay", 1: "Gateway Fan"])
    }

    @Test func sensorsAreCalledAsTheirPart() throws {
        let device = try device([Self.entry(12, 1, "Motion"), Self.entry(12, 1, "Motion", 7), Self.entry(12, 2, "", 7)])
        #expect(device.sensors.map(\.name) == ["Motion", "Shed Motion", "Shed"])
    }

    /// Real firmware says of a switch only that it changed, and of one whose state it guesses nothing at all.
    @Test(arguments: [(false, true), (true, true), (true, false), (false, false)])
    func aSwitchThatWillSayNothingIsNotWaitedFor(_ isOn: Bool, wanted: Bool) throws {
        for isGuessed in [false, true] {
            var roster = ESPRoster(try #require(Self.met(isGuessed: isGuessed)), driver: "esphome")
            _ = roster.take(ESPFrame(26) {
                $0.write(1, fixed32: 1)
                $0.write(2, isOn)
            }, at: .zero)
            let silence = roster.silence(after: action(0) { $0.on = wanted }, at: 0)
            #expect(silence == (isGuessed || isOn == wanted ? LightReading(on: wanted) : nil))
        }
    }

    @Test func whatALightHasNoWordForIsOverAtOnce() throws {
        let roster = ESPRoster(try #require(Self.met(isGuessed: false)), driver: "esphome")
        #expect(roster.silence(after: action(0) { $0.brightness = .full }, at: 0) == LightReading())
        #expect(roster.silence(after: action(0) { $0.on = true }, at: 5) == LightReading())
        #expect(roster.silence(after: action(0) { $0.alert = .breatheOnce }, at: 0) == nil)
    }

    private static func met(isGuessed: Bool) -> ESPDevice? {
        var device = ESPDevice(who.fields)
        device?.take(ESPFrame(17) {
            $0.write(2, fixed32: 1)
            $0.write(6, isGuessed)
        })
        return device
    }
}
