@testable import CloudConnectors
import Connectivity
import Testing

@Suite("What eWeLink's devices are sent on the LAN", .timeLimit(.minutes(1)))
struct EWeLinkLanCommandTests {
    @Test(arguments: [
        (["switch": "on"], "switch"), (["switches": [["outlet": 0, "switch": "on"]]], "switches"), (["startup": "stay"], "startup"),
        (["pulse": "on", "pulseWidth": 500], "pulse"), (["sledOnline": "off"], "sledonline"), (["switch": "on", "bright": 10], "dimmable"),
        (["switch": "on", "brightness": 50, "mode": 0], "dimmable"), (["ltype": "white", "white": ["br": 1, "ct": 0]], "dimmable"),
    ] as [(EWeLinkParams, String)])
    func parametersTellTheCommand(_ params: EWeLinkParams, _ name: String) {
        let command = EWeLinkLanCommand(params)
        #expect(command.path == "/zeroconf/\(name)")
        var wanted = params
        if name == "dimmable" { wanted["cmd"] = "dimmable" }
        #expect(command.params == wanted)
    }

    @Test func aDeviceThatSpeaksPlainlyIsSpokenToPlainly() {
        let body = EWeLinkLanCommand(["switch": "on"]).body(to: "1000abcdef", sequence: 1_700_000_000_000, devicekey: nil, iv: [])
        #expect(body == [
            "sequence": "1700000000000", "deviceid": "1000abcdef", "selfApikey": "123", "encrypt": false, "data": ["switch": "on"],
        ])
    }

    @Test func othersAreSpokenToInSecret() {
        // The vector of EWeLinkCipherTests.
        let body = EWeLinkLanCommand(["switch": "on"]).body(
            to: "1000abcdef", sequence: 1, devicekey: LanSamples.key, iv: Array(0...15))
        #expect(body == [
            "sequence": "1", "deviceid": "1000abcdef", "selfApikey": "123", "encrypt": true, "iv": "AAECAwQFBgcICQoLDA0ODw==",
            "data": "E3DP/KVlhnIp0CMO36oNWw==",
        ])
    }

    @Test(arguments: [
        (200, #"{"seq":2,"error":0}"#, nil), (200, #"{"seq":2,"error":0,"data":{"switch":"on"}}"#, ["switch": "on"]),
        (200, #"{"error":0,"data":"{\"switch\":\"on\"}"}"#, ["switch": "on"]), (200, "{}", nil),
        (200, #"{"error":0,"iv":"AAECAwQFBgcICQoLDA0ODw==","data":"E3DP/KVlhnIp0CMO36oNWw=="}"#, ["switch": "on"]),
    ] as [(Int, String, EWeLinkParams?)])
    func anAnswerTellsParameters(_ status: Int, _ body: String, _ params: EWeLinkParams?) throws {
        let key = body.contains("iv") ? LanSamples.key : nil
        #expect(try EWeLinkLanAnswer.params(WebAnswer(status: status, body: Array(body.utf8)), devicekey: key) == params)
    }

    @Test(arguments: [
        (200, #"{"error":400}"#, .notDelivered(.notFollowed("it does not understand the order (400)"))),
        (200, #"{"error":401}"#, .notDelivered(.notFollowed("it wants orders to be encrypted (401)"))),
        (200, #"{"error":404}"#, .notDelivered(.deviceIsAway)),
        (200, #"{"error":422}"#, .notDelivered(.notFollowed("it does not take the value (422)"))),
        (200, #"{"error":7}"#, .notDelivered(.notFollowed("it answered 7"))),
        (404, "{}", .notDelivered(.deviceIsAway)), (503, "busy", .notDelivered(.notFollowed("it answered 503"))),
        (200, "<html>", .perhapsDelivered(.notUnderstood("its answer is not JSON"))),
    ] as [(Int, String, EWeLinkLanFailure)])
    func anErrorTellsWhetherItWasDone(_ status: Int, _ body: String, _ failure: EWeLinkLanFailure) {
        #expect(throws: failure) {
            try EWeLinkLanAnswer.params(WebAnswer(status: status, body: Array(body.utf8)), devicekey: nil)
        }
    }
}
