import ArgumentParser
import BridgeServer
import LocalDrivers
import Testing

@testable import porchlight

@Suite("What is typed about backends and devices")
struct BackendArgumentTests {
    @Test(arguments: [
        ["backends"], ["backends", "list", "--json"], ["backends", "status"], ["backends", "status", "home"],
        ["backends", "remove", "home"], ["backends", "add", "mqtt", "home", "--host", "h"],
        ["backends", "add", "mqtt", "home", "--host", "h", "--port", "8883", "--tls", "--ca-file", "c", "--user", "u", "--no-password"],
        ["backends", "add", "mqtt", "home", "--host", "h", "--cert-file", "c", "--key-file", "k", "--without", "ha", "--without", "z2m"],
        ["backends", "add", "external", "own", "--", "python3", "lamp.py", "--flag"],
        ["devices"], ["devices", "list"], ["devices", "show", "Shelf"], ["devices", "search", "--kind", "wled", "--seconds", "5"],
        ["devices", "add", "wled", "192.168.1.20"], ["devices", "add", "shelly", "s.local", "--ask-password"],
        ["devices", "adopt", "wled/a4cf12f0d1e2", "--secret-env", "V"], ["devices", "forget", "x"], ["devices", "identify", "x"],
        ["devices", "rename", "x", "y"],
    ])
    func whatIsMeantIsUnderstood(_ arguments: [String]) {
        #expect(throws: Never.self) { try Porchlight.parseAsRoot(arguments) }
    }

    @Test(arguments: [
        (["backends", "add", "mqtt", "home"], "--host"), (["backends", "add", "mqtt", "Ho me", "--host", "h"], "lower-case"),
        (["backends", "add", "mqtt", "home", "--host", "h", "--port", "0"], "a port is 1 to 65535"),
        (["backends", "add", "mqtt", "home", "--host", "h", "--cert-file", "c"], "belong together"),
        (["backends", "add", "mqtt", "home", "--host", "h", "--without", "fax"], "fax"),
        (["backends", "add", "mqtt", "home", "--host", "h", "--without", "ha", "--without", "z2m", "--without", "tasmota"], "nothing to speak with"),
        (["backends", "add", "mqtt", "home", "--host", "h", "--no-password"], "is for a --user"),
        (["backends", "add", "mqtt", "home", "--host", "h", "--greet", "often"], "searching"),
        (["backends", "add", "mqtt", "home", "--host", "h", "--greet", "always", "--without", "ha"], "leaves out"),
        (["backends", "add", "mqtt", "home", "--host", "h", "--user", "u", "--password", "hunter2"], "--secret-file"),
        (["backends", "add", "external", "own"], "after --"), (["devices", "search", "--seconds", "0"], "1 to 300"),
        (["devices", "add", "wled"], "<address>"), (["devices", "add", "wled", "h", "--key", "hunter2"], "--secret-file"),
    ])
    func whatCannotBeMeantIsRefused(_ arguments: [String], _ words: String) throws {
        do {
            _ = try Porchlight.parseAsRoot(arguments)
            Issue.record("it is understood")
        } catch {
            let message = Porchlight.message(for: error)
            #expect(message.contains(words) && !message.contains("hunter2"))
        }
    }

    @Test func flagsAreSettingsByTheirNames() throws {
        let bare = try #require(try Porchlight.parseAsRoot(["backends", "add", "mqtt", "a", "--host", "h"]) as? Backends.Add.MQTT)
        #expect(bare.settings == ["host": "h"])
        let arguments = [
            "backends", "add", "mqtt", "a", "--host", "h", "--port", "1", "--user", "u", "--ca-file", "/x/../c.pem", "--check", "authority",
            "--base-topic", "z", "--discovery-prefix", "d", "--without", "tasmota", "--without", "z2m", "--tls",
            "--greet", "always",
        ]
        let full = try #require(try Porchlight.parseAsRoot(arguments) as? Backends.Add.MQTT)
        #expect(full.settings == [
            "host": "h", "port": "1", "user": "u", "tls": "yes", "caFile": "/c.pem", "check": "authority", "baseTopic": "z",
            "discoveryPrefix": "d", "without": "tasmota,z2m", "greet": "always",
        ])
    }

    @Test(arguments: HAGreeting.allCases) func whatIsSaidOfGreetingIsWhatIsKept(greeting: HAGreeting) throws {
        let arguments = ["backends", "add", "mqtt", "a", "--host", "h", "--greet", greeting.rawValue]
        let add = try #require(try Porchlight.parseAsRoot(arguments) as? Backends.Add.MQTT)
        let settings = try MQTTSettings(add.settings, clientID: "c")
        #expect(settings.greeting == greeting && Backends.Add.MQTT.helpMessage().contains("--greet"))
    }

    @Test func aProgramsPathIsMadeWhole() {
        #expect(Backends.Add.External.whole(["python3", "lamp.py"]) == ["python3", "lamp.py"])
        #expect(Backends.Add.External.whole(["/opt/../bin/x", "a b"]) == ["/bin/x", "a b"])
        #expect(Backends.Add.External.whole(["./x"]).first?.hasPrefix("/") == true)
    }
}
