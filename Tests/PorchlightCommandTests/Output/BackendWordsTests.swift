import BridgeServer
import Foundation
import Testing

@testable import porchlight

@Suite("Backends and devices in words")
struct BackendWordsTests {
    private static let then = Date(timeIntervalSince1970: 1_700_000_000)

    private static func backend(_ state: String, _ problem: String? = nil) -> ControlBackend {
        var connection = ControlConnection(state: state, problem: problem)
        connection.orders = ControlOrders(sent: 10, merged: 2, failed: 1)
        return ControlBackend(name: "home", kind: "mqtt", connection: connection, devices: 3)
    }

    @Test func statusSaysSinceWhenHowManyAndWhatWentWrong() {
        var backend = Self.backend("connected", "it said \u{1B}[2J")
        (backend.connection.since, backend.connection.problemat) = (Self.then, Self.then)
        let moment = ClockText.minute(Self.then)
        #expect(BackendWords.short(backend) == "connected, 3 devices since \(moment); orders: 10 sent, 2 merged into later ones, "
            + "1 failed; last failure: it said \u{FFFD}[2J, \(moment)")
    }

    @Test(arguments: [
        ("waiting", "nobody answers there", "not connected: nobody answers there; orders: 10 sent, 2 merged into later ones, 1 failed"),
        ("unusable", "its secrets are gone", "unusable: its secrets are gone"),
        ("connecting", nil, "being connected; orders: 10 sent, 2 merged into later ones, 1 failed"),
    ] as [(String, String?, String)])
    func statusSaysWhyItIsNot(_ state: String, _ problem: String?, _ words: String) {
        #expect(BackendWords.short(Self.backend(state, problem)) == words)
    }

    @Test func aKindOnTheLanCountsItsDevices() {
        var kind = Self.backend("connected")
        kind.connected = 2
        #expect(kind.words == "2 of 3 devices connected")
        (kind.connected, kind.connection) = (0, ControlConnection(state: "waiting", problem: "it does not answer"))
        #expect(kind.words == "not connected: it does not answer")
    }

    @Test func detailsShowNoSecretAndNoControlCharacter() {
        var backend = Self.backend("waiting", "no")
        (backend.settings, backend.secrets) = (["host": "h\u{7}"], ["password": "•••"])
        (backend.command, backend.forgotten) = (["a", "b"], ["mqtt:home/0x1"])
        backend.connection.nexttry = Self.then
        #expect(BackendWords.long(backend).split(separator: "\n") == [
            "backend      home, mqtt", "state        not connected: no; tried again at \(ClockText.time(Self.then))",
            "orders       10 sent, 2 merged into later ones, 1 failed", "runs         a b", "host         h\u{FFFD}",
            "password     •••", "forgotten    mqtt:home/0x1",
        ])
    }

    @Test func findsSayWhatTheyNeed() {
        let new = ControlFind(id: "toy/a", kind: "toy", name: "Shelf", model: "T", address: "192.0.2.1", taken: false, need: nil)
        let safe = ControlFind(id: "toy/b", kind: "toy", name: "", model: "T", address: "192.0.2.2", taken: false, need: "its password")
        let old = ControlFind(id: "mqtt:home/c", kind: "mqtt:home", name: "Old", model: "T", address: "", taken: true, need: nil)
        #expect(DeviceWords.finds([new, safe, old]) == """
            NAME   KIND       MODEL  ADDRESS    STATE            ID
            Shelf  toy        T      192.0.2.1  new              toy/a
            -      toy        T      192.0.2.2  needs something  toy/b
            Old    mqtt:home  T      -          taken in         mqtt:home/c
            toy/b: its password
            "porchlight devices adopt ID" takes one in.

            """)
        #expect(DeviceWords.finds([]) == "Nothing was found.\n" && !DeviceWords.finds([old]).contains("adopt"))
    }

    @Test func aDeviceIsListedWhereverItStands() {
        var home = ControlDevice(driver: "toy", identity: "a", name: "Shelf", model: "T", place: "home")
        (home.lights, home.reachable, home.room) = ([7, 8], true, "Attic")
        let gone = ControlDevice(driver: "mqtt:home", identity: "x", name: "x", model: "", place: "forgotten")
        let lines = DeviceWords.list([home, gone]).split(separator: "\n").map { $0.split(separator: " ", omittingEmptySubsequences: true) }
        #expect(lines[1] == ["Shelf", "T", "Attic", "7,", "8", "-", "reachable", "toy/a"])
        #expect(lines[2] == ["x", "-", "-", "-", "forgotten", "mqtt:home/x"])
    }

    @Test func whatIsMetIsListedOnceAsItIsKnownLast() {
        var finds = FindList()
        for (id, need) in [("toy/a", "x"), ("toy/b", nil), ("toy/a", nil)] as [(String, String?)] {
            finds.take(ControlFind(id: id, kind: "toy", name: id, model: "", address: "", taken: false, need: need))
        }
        #expect(finds.all.map(\.id) == ["toy/a", "toy/b"] && finds.all.allSatisfy { $0.need == nil })
        #expect(ProgressLine.words(2, left: 19) == "searching, 19 s left, 2 found")
    }
}
