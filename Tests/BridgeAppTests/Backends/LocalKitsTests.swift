import BridgeCore
import Connectivity
import HomeModel
import LocalDrivers
import Logging
import Testing

@testable import BridgeApp

@Suite("What speaks with devices and backends at home")
struct LocalKitsTests {
    private func kits() throws -> LocalKits {
        LocalKits.all(
            world: .live, lan: InterfaceSelection(bindAddress: "127.0.0.1"),
            identity: BridgeIdentity(mac: try #require(MACAddress("00:17:88:24:96:fe"))),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    @Test func everyKindIsThereOnce() throws {
        let kits = try kits()
        #expect(kits.kinds.map(\.name).sorted() == ["esphome", "lifx", "shelly", "wiz", "wled"])
        #expect(Set(kits.backends.keys) == Set(BackendKind.allCases))
    }

    @Test(arguments: [
        ([:], nil, "host"), (["host": "h", "port": "0"], nil, "a port is"), (["host": "h"], "x", "without a user"),
        (["host": "h", "fax": "x"], nil, "no setting \"fax\""), (["host": "h", "without": "fax"], nil, "fax"),
        (["host": "h", "certFile": "c"], nil, "belong together"),
    ] as [([String: String], String?, String)])
    func aBrokerThatCannotBeIsRefusedInWords(_ settings: [String: String], _ password: String?, _ words: String) throws {
        let kit = try #require(try kits().backends[.mqtt])
        let secrets = Secrets(password.map { [LocalBackends.password: $0] } ?? [:])
        do {
            _ = try kit.backend(ConfiguredBackend(name: "home", kind: .mqtt, settings: settings), secrets)
            Issue.record("it is taken")
        } catch {
            #expect("\(error)".contains(words))
        }
    }

    @Test(arguments: [(nil, 3), ("ha", 2), ("z2m,tasmota", 1)] as [(String?, Int)])
    func whatIsLeftOutIsNotSpoken(_ without: String?, _ count: Int) throws {
        var words = ["host": "h"]
        words["without"] = without
        #expect(try MQTTSettings(words, clientID: "x").vocabularies(driver: "mqtt:home").count == count)
    }

    @Test func aProgramIsNamed() throws {
        let kit = try #require(try kits().backends[.external])
        var backend = ConfiguredBackend(name: "a", kind: .external)
        #expect(kit.problem(backend, Secrets()) == "there is no program to run")
        backend.command = ["x"]
        #expect(kit.problem(backend, Secrets()) == nil)
    }
}
