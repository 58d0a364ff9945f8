import BridgeServer
import Discovery
import Foundation
import HomeModel
import Logging
import Testing

@testable import BridgeApp

@Suite("What the values of settings mean")
struct ServeSettingsTests {
    @Test func nobodyHasToSayAnything() throws {
        let usual = try settings()
        #expect(usual.data == "/usual")
        #expect(!usual.dataIsGiven)
        #expect(!usual.ephemeral)
        #expect(usual.bind == nil)
        #expect(usual.http == .preferably(80, otherwise: 8080))
        #expect(usual.https == .preferably(443, otherwise: 8443))
        #expect(usual.advertise == nil)
        #expect(usual.name == nil)
        #expect(usual.mac == nil)
        #expect(usual.bridgeID == nil)
        #expect(usual.profile == .bsb002)
        #expect(usual.homeFile == nil)
        #expect(usual.mdns == .auto)
        #expect(usual.ssdp)
        #expect(usual.logLevel == .info)
        #expect(usual.readyFile == nil)
        #expect(usual.linkButton == LinkButton(window: .seconds(30), closesAfterFirstKey: false))
        #expect(usual.allowNetworks.isEmpty)
        #expect(usual.allowHosts.isEmpty)
        #expect(usual.allowOrigins.isEmpty)
    }

    @Test func whatIsSaidIsTaken() throws {
        let said = try settings([
            .data: "/data", .ephemeral: "yes", .bind: "127.0.0.1", .httpPort: "0", .httpsPort: "65535", .advertise: "10.1.2.3",
            .name: "Four", .mac: "00-17-88-24-96-FE", .bridgeID: "abcdefabcdef0123", .profile: "bsb002-classic",
            .registration: "generated-only", .home: "home.yaml", .mdns: "embedded", .ssdp: "no", .logLevel: "critical",
            .readyFile: "/ready", .pressSeconds: "3600", .pressOnce: "1", .allowNetworks: "100.64.0.0/10, 192.0.2.1",
            .allowHosts: "a.lan,b.lan", .allowOrigins: "http://a.lan, null",
        ])
        #expect(said.data == "/data")
        #expect(said.dataIsGiven)
        #expect(said.ephemeral)
        #expect(said.bind == "127.0.0.1")
        #expect(said.http == .exactly(0))
        #expect(said.https == .exactly(65_535))
        #expect(said.advertise == "10.1.2.3")
        #expect(said.name == "Four")
        #expect(said.mac?.description == "00:17:88:24:96:fe")
        #expect(said.bridgeID == "ABCDEFABCDEF0123")
        #expect(said.profile.apiVersion == BridgeProfile.bsb002Classic.apiVersion)
        #expect(said.profile.registration == .generatedOnly)
        #expect(said.homeFile == "home.yaml")
        #expect(said.mdns == .embedded)
        #expect(!said.ssdp)
        #expect(said.logLevel == .critical)
        #expect(said.readyFile == "/ready")
        #expect(said.linkButton == LinkButton(window: .seconds(3600), closesAfterFirstKey: true))
        #expect(said.allowNetworks == ["100.64.0.0/10", "192.0.2.1"].compactMap(AddressNetwork.init))
        #expect(said.allowHosts == ["a.lan", "b.lan"])
        #expect(said.allowOrigins == ["http://a.lan", "null"])
    }

    @Test(arguments: [
        ("on", true), ("ON", true), ("true", true), ("Yes", true), ("1", true),
        ("off", false), ("Off", false), ("false", false), ("NO", false), ("0", false),
    ])
    func onAndOffHaveSeveralNames(_ text: String, _ meaning: Bool) throws {
        #expect(try settings([.ssdp: text]).ssdp == meaning)
        #expect(try settings([.ephemeral: text]).ephemeral == meaning)
        #expect(try settings([.pressOnce: text]).linkButton.closesAfterFirstKey == meaning)
    }

    @Test(arguments: [
        (SettingKey.ephemeral, "maybe", #"ephemeral must be on or off, not "maybe""#),
        (.ephemeral, "", #"ephemeral must be on or off, not """#),
        (.ssdp, "2", #"ssdp must be on or off, not "2""#),
        (.pressOnce, "once", #"press-once must be on or off, not "once""#),
        (.bind, "localhost", #"bind must be an IP address of this machine, not "localhost""#),
        (.bind, "127.0.0.1:80", #"bind must be an IP address of this machine, not "127.0.0.1:80""#),
        (.advertise, "300.1.1.1", #"advertise must be an IPv4 address, not "300.1.1.1""#),
        (.advertise, "fd00::5", #"advertise must be an IPv4 address, not "fd00::5""#),
        (.httpPort, "65536", #"http-port must be a port from 0 to 65535, not "65536""#),
        (.httpPort, "-1", #"http-port must be a port from 0 to 65535, not "-1""#),
        (.httpsPort, "https", #"https-port must be a port from 0 to 65535, not "https""#),
        (.name, "abc", #"name must be 4 to 16 bytes long, not "abc""#),
        (.name, "seventeen letters", #"name must be 4 to 16 bytes long, not "seventeen letters""#),
        (.name, "Türglöckchenüü", #"name must be 4 to 16 bytes long, not "Türglöckchenüü""#),
        (.mac, "00:17:88:24:96", #"mac must be a hardware address such as 00:17:88:24:96:fe, not "00:17:88:24:96""#),
        (.bridgeID, "001788FFFE2496F", #"bridge-id must be sixteen hex digits, not "001788FFFE2496F""#),
        (.bridgeID, "001788FFFE2496FG", #"bridge-id must be sixteen hex digits, not "001788FFFE2496FG""#),
        (.profile, "bsb003", #"profile must be bsb002, bsb002-classic, bsb001, strict or a file that can be read, not "bsb003""#),
        (.registration, "open", #"registration must be chosen-usernames or generated-only, not "open""#),
        (.mdns, "on", #"mdns must be auto, daemon, embedded or off, not "on""#),
        (.logLevel, "loud", #"log-level must be trace, debug, info, notice, warning, error or critical, not "loud""#),
        (.pressSeconds, "0", #"press-seconds must be a number of seconds from 1 to 3600, not "0""#),
        (.pressSeconds, "3601", #"press-seconds must be a number of seconds from 1 to 3600, not "3601""#),
        (.pressSeconds, "half a minute", #"press-seconds must be a number of seconds from 1 to 3600, not "half a minute""#),
        (.allowNetworks, "10.0.0.0/8,somewhere", #"allow-network must be networks such as 100.64.0.0/10, not "somewhere""#),
        (.allowNetworks, "10.0.0.0/33", #"allow-network must be networks such as 100.64.0.0/10, not "10.0.0.0/33""#),
    ])
    func whatCannotBeIsSaidInOneLine(_ key: SettingKey, _ value: String, _ line: String) {
        #expect(complaint { _ = try settings([key: value]) } == line)
    }

    @Test(arguments: MDNSMode.allCases)
    func everyWayOfMDNSCanBeChosen(_ mode: MDNSMode) throws {
        #expect(try settings([.mdns: mode.rawValue]).mdns == mode)
    }

    @Test(arguments: Logger.Level.allCases)
    func everyLevelCanBeChosen(_ level: Logger.Level) throws {
        #expect(try settings([.logLevel: level.rawValue]).logLevel == level)
    }

    @Test(arguments: BridgeProfile.builtIn)
    func everyBuiltInProfileCanBeChosenByName(_ profile: BridgeProfile) throws {
        #expect(try settings([.profile: profile.name]).profile == profile)
    }

    @Test func usernamesCanBeRefusedOrAllowedWhateverTheProfileSays() throws {
        #expect(try settings([.profile: "strict"]).profile.registration == .generatedOnly)
        let open = try settings([.profile: "strict", .registration: "chosen-usernames"]).profile
        #expect(open.registration == .chosenUsernames)
        #expect(open.quotesExactly)
    }

    @Test func aProfileCanBeAFile() throws {
        let scratch = try ScratchDirectory()
        let path = try scratch.file("mine.yaml", "name: mine\nbase: strict\nmodelID: BSB003\n")
        let profile = try settings([.profile: path]).profile
        #expect(profile.name == "mine")
        #expect(profile.modelID == "BSB003")
        #expect(profile.registration == .generatedOnly)
    }
}
