@testable import CloudConnectors
import Connectivity
import Foundation
import Logging
import Testing

@Suite("Which of eWeLink's devices are known on the LAN", .timeLimit(.minutes(1)))
struct EWeLinkLanKnowingTests {
    /// One that never runs, and so sends nothing. The key of device 7 is known.
    private func lan(most: Int = 3, forgetting: Duration = .seconds(300), places: [String] = []) -> EWeLinkLan {
        var settings = EWeLinkLanSettings(interfaces: InterfaceSelection(bindAddress: "127.0.0.1"), port: 46_200)
        settings.mostDevices = most
        settings.forgetting = forgetting
        return EWeLinkLan(
            settings: settings, places: Dictionary(uniqueKeysWithValues: places.map { ($0, LanSamples.place) }),
            keys: { $0 == "7" ? LanSamples.key : nil }, world: ModeBridge.world,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    private func hear(_ lan: EWeLinkLan, plain id: String) async {
        await lan.take(.found(LanSamples.sighting(["id=\(id)", "seq=1", "data1={}"])))
    }

    private func hear(_ lan: EWeLinkLan, sealed id: String) async {
        await lan.take(.found(LanSamples.sighting(["id=\(id)", "seq=1", "encrypt=true", "data1=x"])))
    }

    @Test func thereAreNoMoreThanSoMany() async {
        let lan = lan(most: EWeLinkLanSettings().mostDevices)
        for number in 0..<1000 { await hear(lan, plain: "\(number)") }
        #expect(await lan.devices.count == 256)
        #expect(await lan.place(of: "0") != nil)
        #expect(await lan.place(of: "999") == nil)
    }

    @Test func whatIsLostMakesRoom() async {
        let lan = lan(places: ["1", "2"])
        for id in ["3", "4", "5", "6"] { await hear(lan, plain: id) }
        #expect(await lan.devices.keys.sorted() == ["3", "4", "5"])
    }

    @Test func whoeverCannotBeReadMakesRoomForOneWhoseKeyIsKnown() async {
        let lan = lan(most: 1)
        await hear(lan, sealed: "1")
        await hear(lan, sealed: "2")
        #expect(await lan.devices.keys.sorted() == ["1"])
        await hear(lan, sealed: "7")
        #expect(await lan.devices.keys.sorted() == ["7"])
    }

    @Test(arguments: [("1", Duration.zero, true), ("1", .seconds(300), false), ("7", .zero, false)] as [(String, Duration, Bool)])
    func whoeverIsSilentAndHasNoKeyIsForgotten(id: String, forgetting: Duration, isForgotten: Bool) async {
        let lan = lan(forgetting: forgetting)
        await hear(lan, sealed: id)
        #expect(await lan.forget(id) == isForgotten)
        #expect(await lan.devices.isEmpty == isForgotten)
    }

    @Test func whoeverSpeaksPlainlyNeedsNoKey() async {
        let lan = lan(forgetting: .zero)
        await hear(lan, plain: "1")
        #expect(await lan.forget("1") == false)
    }

    @Test(arguments: [(#"{"host":"10.0.0.1","port":80}"#, false), (#"{"host":"10.0.0.1","port":80,"isPlain":true}"#, true)])
    func aPlaceThatWasKeptIsRead(text: String, isPlain: Bool) throws {
        let place = try JSONDecoder().decode(EWeLinkLanPlace.self, from: Data(text.utf8))
        #expect(place == EWeLinkLanPlace(host: "10.0.0.1", port: 80, isPlain: isPlain))
        #expect(try JSONDecoder().decode(EWeLinkLanPlace.self, from: JSONEncoder().encode(place)) == place)
    }
}
