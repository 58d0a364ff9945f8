@testable import CloudEmulators
import Connectivity
import Testing

@Suite("eWeLink: a simulated device as a machine", .timeLimit(.minutes(1)))
struct EWeLinkThingTests {
    private static let order: JSONText = [
        "action": "update", "deviceid": "1000000002", "apikey": "k", "sequence": 12, "from": "app",
        "params": ["switches": [["switch": "on", "outlet": 0]]],
    ]

    private func thing() throws -> EWeLinkThing {
        let given = EWeLinkAccount.Device(
            deviceid: "1000000002", devicekey: "key", name: "Sockets", uiid: 2,
            params: ["switches": [["switch": "off", "outlet": 0], ["switch": "off", "outlet": 1]], "rssi": -60])
        return EWeLinkThing(EWeLinkDevice(given, owner: nil, EmulatorSettings.test().clock))
    }

    @Test func itSaysWhoItIsAndHearsWhetherItIsWelcome() throws {
        var thing = try thing()
        #expect(thing.opening["action"] == "register" && thing.opening["apikey"] == "key")
        #expect(thing.hear(["error": 0, "deviceid": "1000000002", "config": ["hb": 1]]) == [.ready] && thing.isOnline)
        #expect(thing.hear(["error": 0, "deviceid": "1000000002", "d_seq": 1]) == [])
        for error in [403, 404, 415, 400] { #expect(thing.hear(["error": .int(error)]) == [.hangUp] && !thing.isOnline) }
    }

    @Test func itFollowsAndSaysSo() throws {
        var thing = try thing()
        guard case .say(let reply)? = thing.hear(Self.order).first else { throw EWeLinkError.silent }
        #expect(reply["error"] == 0 && reply["sequence"] == 12 && reply["config"] == nil)
        #expect(thing.json["switches"] == [["switch": "on", "outlet": 0], ["switch": "off", "outlet": 1]])
    }

    @Test func deafItDoesNothing() throws {
        var thing = try thing()
        thing.touch(["deaf": true])
        #expect(thing.hear(Self.order) == [] && thing.json["deaf"] == true)
        #expect(thing.json["switches"] == [["switch": "off", "outlet": 0], ["switch": "off", "outlet": 1]])
    }

    @Test func aHandIsReportedOnceAndWhole() throws {
        var thing = try thing()
        thing.touch(["switches": [["outlet": 1, "switch": "on"]], "id": "other", "connected": true])
        #expect(thing.takeReport() == nil)
        _ = thing.hear(["error": 0, "config": [:]])
        let report = thing.takeReport()
        #expect(report?["params"]?.value == ["switches": [["switch": "off", "outlet": 0], ["switch": "on", "outlet": 1]]])
        #expect(report?["userAgent"] == "device")
        #expect(thing.takeReport() == nil)
        #expect(thing.json["id"] == "1000000002" && thing.params["id"] == nil)
    }

    @Test func itIsConnectedAsLongAsItIsToBe() throws {
        var thing = try thing()
        thing.touch(["connected": false])
        #expect(!thing.wantsConnection && thing.json["connected"] == false)
        thing.touch(["connected": true, "rssi": -70])
        #expect(thing.wantsConnection && thing.json["rssi"] == -70)
    }

    @Test func energyIsSixDigitsADay() {
        let history = EWeLinkEnergy.history
        #expect(history.count == 600 && history.hasPrefix("000101"))
        for day in stride(from: 0, to: 600, by: 6) {
            let digits = Array(history)[day..<(day + 6)].map(String.init)
            #expect(digits[2] == "0" && digits[4] == "0" && Int(digits[3]) != nil && Int(digits[5]) != nil)
        }
    }
}
