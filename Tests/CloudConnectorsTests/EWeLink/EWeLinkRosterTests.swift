import BridgeCore
@testable import CloudConnectors
import Connectivity
import Foundation
import HomeModel
import Testing

@Suite("eWeLink: what an account has", .timeLimit(.minutes(1)))
struct EWeLinkRosterTests {
    private let now = Date(timeIntervalSince1970: 1_800_000_000)
    private var dimmer: EWeLinkDevice {
        EWeLinkDevice(id: "1000000003", name: "Hall", uiid: 36, devicekey: "key", params: ["switch": "on", "bright": 50])
    }

    @Test func bothListsAreRead() throws {
        let first: JSONValue = [
            "deviceid": "1000000001", "name": "Lamp", "uiid": 2, "online": true, "apikey": "a", "devicekey": "d",
            "extra": ["_id": "x", "extra": ["uiid": 1, "model": "PSF"]], "brandName": "SONOFF", "params": ["switch": "on"],
            "sharedBy": ["apikey": "b"],
        ]
        let device = try #require(EWeLinkDevice(first))
        #expect(device.uiid == 1 && device.model == "PSF" && device.brand == "SONOFF" && device.isShared && device.isOnline)
        let second: JSONValue = [
            "deviceid": "1000000002", "name": "Sockets", "online": false, "extra": ["uiid": 2, "model": "M"],
            "tags": ["ck_channel_name": ["0": "Kettle", "1": ""]], "params": [:],
        ]
        let other = try #require(EWeLinkDevice(second))
        #expect(other.uiid == 2 && other.channels == [0: "Kettle"] && !other.isShared && !other.isOnline)
        #expect(EWeLinkDevice(["name": "nothing"]) == nil)
        #expect(EWeLinkDevice(["deviceid": "1"]) == nil)
    }

    @Test func aReportThatIsWhatComesOfAnOrderChangesNothing() throws {
        var roster = EWeLinkRoster(driver: "ewelink:home")
        _ = roster.take([dimmer], at: now)
        let lamp = LightAddress(identity: dimmer.id, index: 0)
        for step in 1...254 {
            var action = LightAction()
            action.brightness = Brightness(fraction: Double(step - 1) / 253)
            let frames = roster.frames(for: action, at: lamp)
            for frame in frames { roster.take(frame, by: dimmer.id, at: now) }
            roster.remember(action, as: frames, at: lamp)
            let reading = roster.reading(of: lamp)
            #expect(reading?.brightness == action.brightness)
            let last = try #require(frames.last)
            let heard = roster.hear(last, from: dimmer.id, at: now)
            #expect(heard.last == .light(lamp, LightReading(on: true, brightness: action.brightness)))
        }
        let hand = roster.hear(["bright": 10], from: dimmer.id, at: now)
        #expect(hand.last == .light(lamp, LightReading(on: true, brightness: .lowest)))
    }

    @Test func listsTellWhatCameAndWhatWent() {
        var roster = EWeLinkRoster(driver: "ewelink:home")
        let other = EWeLinkDevice(id: "1000000004", name: "Other", uiid: 1, params: ["switch": "off"])
        func take(_ list: [EWeLinkDevice]) -> [BackendNews] { roster.take(list, at: now) }
        func hear(_ id: String) -> [BackendNews] { roster.hear(["switch": "off"], from: id, at: now) }
        #expect(take([dimmer, other]).count == 2)
        #expect(take([dimmer, other]).isEmpty)
        #expect(take([dimmer]) == [.gone(identity: other.id)])
        var away = dimmer
        (away.isOnline, away.name) = (false, "Renamed")
        #expect(take([away]) == [.reachable(identity: dimmer.id, false)])
        #expect(hear(dimmer.id).first == .reachable(identity: dimmer.id, true))
        #expect(hear(other.id).isEmpty)
    }

    @Test func aRosterIsKeptWithItsKeys() {
        var roster = EWeLinkRoster(driver: "ewelink:home")
        _ = roster.take([dimmer], at: now)
        let again = EWeLinkRoster(driver: "ewelink:home", kept: roster.kept)
        #expect(again.device(dimmer.id)?.devicekey == "key")
        #expect(again.devices.first?.isReachable == false)
        #expect(EWeLinkRoster(driver: "x", kept: "rubbish").ids.isEmpty)
    }

    @Test func aDoorThatSleepsIsThereForTwoHours() {
        let said = "2027-01-15T08:00:00.000Z"
        let door = EWeLinkDevice(
            id: "1000000007", name: "Door", uiid: 102, isOnline: false,
            params: ["switch": "off", "lastUpdateTime": .string(said)])
        for (minutes, isThere) in [(124.0, true), (126, false)] {
            var roster = EWeLinkRoster(driver: "d")
            _ = roster.take([door], at: Date(timeIntervalSince1970: 1_800_000_000 + minutes * 60))
            #expect(roster.devices.first?.isReachable == isThere, "\(minutes)")
        }
    }

    @Test func outletsHaveTheirOwnNames() throws {
        let sockets = EWeLinkDevice(id: "1000000002", name: "Desk", channels: [1: "Kettle"], uiid: 2)
        var roster = EWeLinkRoster(driver: "ewelink:home")
        _ = roster.take([sockets], at: now)
        let device = roster.devices[0].description
        #expect(device.lights.count == 2 && device.lightNames == [1: "Kettle"])
        var home = Home(identity: BridgeIdentity(mac: try #require(MACAddress("00:17:88:24:96:fe"))))
        _ = home.observe(.found(device), at: Instant(uptime: .zero, utc: now))
        #expect(home.lights.all.map(\.name).sorted() == ["Desk 1", "Kettle"])
    }

    @Test func whatWasLearntSinceAListWasAskedForIsNewerThanTheList() {
        var roster = EWeLinkRoster(driver: "ewelink:home")
        _ = roster.take([dimmer], at: now)
        _ = roster.hear(["bright": 77], from: dimmer.id, at: now.addingTimeInterval(11))
        _ = roster.take([dimmer], asked: now.addingTimeInterval(10), at: now.addingTimeInterval(12))
        #expect(roster.device(dimmer.id)?.params["bright"] == 77)
        _ = roster.take([dimmer], asked: now.addingTimeInterval(20), at: now.addingTimeInterval(21))
        #expect(roster.device(dimmer.id)?.params["bright"] == dimmer.params["bright"])
    }

    @Test func whatTheCloudSaysOfADeviceAtHandWaitsAndIsSuperseded() {
        var roster = EWeLinkRoster(driver: "ewelink:home")
        _ = roster.take([dimmer], at: now)
        let place = EWeLinkLanPlace(host: "10.0.0.2", port: 8081)
        func word(_ bright: JSONValue) -> EWeLinkLanWord {
            EWeLinkLanWord(seq: 2, params: ["bright": bright], type: "light", isDIY: false, place: place)
        }
        _ = roster.hear(word(20), from: dimmer.id, at: now)
        #expect(roster.hear(["bright": 30], from: dimmer.id, at: now.addingTimeInterval(1)).isEmpty)
        #expect(roster.isDeferred(dimmer.id))
        #expect(!roster.hearDeferred(dimmer.id, at: now.addingTimeInterval(4)).isEmpty)
        #expect(roster.device(dimmer.id)?.params["bright"] == 30)
        _ = roster.hear(word(40), from: dimmer.id, at: now.addingTimeInterval(5))
        _ = roster.hear(["bright": 30], from: dimmer.id, at: now.addingTimeInterval(6))
        _ = roster.hear(word(50), from: dimmer.id, at: now.addingTimeInterval(7))
        #expect(roster.hearDeferred(dimmer.id, at: now.addingTimeInterval(9)).isEmpty)
        #expect(roster.device(dimmer.id)?.params["bright"] == 50)
    }
}
