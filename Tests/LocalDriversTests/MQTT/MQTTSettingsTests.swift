import BridgeCore
import Connectivity
import Testing
@testable import LocalDrivers

@Suite("What the owner decides about a broker", .timeLimit(.minutes(1)))
struct MQTTSettingsTests {
    private static func read(_ words: [String: String], password: String? = nil) throws -> MQTTSettings {
        try MQTTSettings(words, password: password, clientID: "porchlight-1")
    }

    @Test func whatIsLeftOutIsAsUsual() throws {
        let settings = try Self.read(["host": "broker.lan"])
        #expect(settings.setup == MQTTSetup(
            host: "broker.lan", clientID: "porchlight-1", presence: MQTTPresence(topic: "porchlight-1/status")))
        #expect(settings.baseTopics == ["zigbee2mqtt"] && settings.discoveryPrefix == "homeassistant")
        #expect(settings.dialects == [.zigbee2MQTT, .homeAssistant, .tasmota] && settings.greeting == .searching)
        let invitations = settings.vocabularies(driver: "mqtt:a").flatMap { $0.invitation(for: .seconds(60)) }
        #expect(invitations.map(\.topic).sorted() == ["homeassistant/status", "zigbee2mqtt/bridge/request/permit_join"])
    }

    @Test(arguments: [("never", 0), ("searching", 0), ("always", 1)])
    func whetherDevicesAreGreetedIsTheOwnersToSay(word: String, greetings: Int) throws {
        let settings = try Self.read(["host": "b", "greet": word, "without": "z2m,tasmota"])
        var vocabularies = settings.vocabularies(driver: "mqtt:a")
        #expect(vocabularies.count == 1 && vocabularies[0].greetings().count == greetings)
        #expect(vocabularies[0].invitation(for: .seconds(60)).isEmpty == (word == "never"))
    }

    @Test func everythingCanBeSaid() throws {
        let settings = try Self.read(
            [
                "host": "10.0.0.2", "port": "8884", "user": "me", "caFile": "/ca", "certFile": "/c", "keyFile": "/k",
                "check": "authority", "baseTopic": "home/zigbee/, attic", "discoveryPrefix": "ha", "without": "tasmota",
            ], password: "p")
        #expect(settings.setup.port == 8884 && settings.setup.user == "me" && settings.setup.password == "p")
        #expect(settings.setup.encryption == MQTTEncryption(authorities: "/ca", certificate: "/c", key: "/k", check: .authority))
        #expect(settings.baseTopics == ["home/zigbee", "attic"] && settings.discoveryPrefix == "ha")
        #expect(settings.dialects == [.zigbee2MQTT, .homeAssistant])
        #expect(settings.vocabularies(driver: "mqtt:a").map(\.subscriptions).contains { $0.contains("attic/bridge/devices") })
    }

    @Test(arguments: [(["tls": "yes"], 8883), (["tls": "no"], 1883), (["caFile": "/x"], 8883), ([:], 1883)])
    func portsAreTheUsualOnes(more: [String: String], port: Int) throws {
        #expect(try Self.read(more.merging(["host": "b"]) { $1 }).setup.port == port)
        #expect(try Self.read(more.merging(["host": "b:99"]) { $1 }).setup.port == 99)
    }

    private static let bad: [([String: String], String, String)] = [
        ([:], "host", "must be a name"), (["host": "a b"], "host", "must be a name"),
        (["host": "a", "port": "0"], "port", "not \"0\""),
        (["host": "a", "port": "many"], "port", "1 to 65535"), (["host": "a", "tls": "maybe"], "tls", "\"maybe\""),
        (["host": "a", "tls": "no", "caFile": "/x"], "tls", "encrypted"),
        (["host": "a", "certFile": "/x"], "certFile", "together"), (["host": "a", "check": "some"], "check", "\"authority\""),
        (["host": "a", "baseTopic": "a/#"], "baseTopic", "\"a/#\""), (["host": "a", "baseTopic": " , "], "baseTopic", "no topic"),
        (["host": "a", "baseTopic": "/"], "baseTopic", "topics"),
        (["host": "a", "discoveryPrefix": "$SYS"], "discoveryPrefix", "\"$SYS\""),
        (["host": "a", "without": "zwave"], "without", "z2m, ha, tasmota"),
        (["host": "a", "without": "z2m, ha,tasmota"], "without", "nothing"),
        (["host": "a", "greet": "often"], "greet", "\"searching\""),
        (["host": "a", "colour": "red"], "colour", "no setting"),
    ]

    @Test(arguments: bad)
    func whatMakesNoSenseIsNamed(words: [String: String], setting: String, part: String) throws {
        let trouble = try #require(throws: MQTTSettingTrouble.self) { try Self.read(words) }
        #expect(trouble.setting == setting && "\(trouble)".contains(part), "\(trouble)")
    }

    @Test func aPasswordIsSomebodys() {
        #expect(throws: MQTTSettingTrouble.self) { try Self.read(["host": "a"], password: "p") }
    }

    @Test func aMeshIsSpokenToMoreSlowlyThanWhatHasItsOwnNetwork() throws {
        #expect(try Self.read(["host": "a"]).limits.orders == 10)
        #expect(try Self.read(["host": "a"]).limits.groupCost == 5)
        #expect(try Self.read(["host": "a", "without": "z2m"]).limits.orders == 50)
    }
}
