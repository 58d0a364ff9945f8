@testable import CloudConnectors
@testable import Connectivity
import Testing

@Suite("What eWeLink's devices announce on the LAN", .timeLimit(.minutes(1)))
struct EWeLinkAnnouncementTests {
    @Test func whatItSaysIsRead() throws {
        let announcement = try #require(LanSamples.sealed(7, #"{"switch":"on"}"#))
        #expect(announcement.id == LanSamples.id && announcement.type == "plug" && announcement.seq == 7)
        #expect(announcement.isEncrypted && announcement.place == LanSamples.place)
        #expect(announcement.read(devicekey: LanSamples.key) == .params(["switch": "on"]))
    }

    @Test func withoutTheKeyItIsNot() throws {
        let announcement = try #require(LanSamples.sealed(7, #"{"switch":"on"}"#))
        #expect(announcement.read(devicekey: nil) == .keyNeeded)
        #expect(announcement.read(devicekey: "") == .keyNeeded)
        #expect(announcement.read(devicekey: "another") == .unreadable)
    }

    @Test func plainWordsNeedNoKey() throws {
        let announcement = try #require(LanSamples.plain(1, #"{"switch":"off"}"#))
        #expect(!announcement.isEncrypted)
        #expect(announcement.read(devicekey: nil) == .params(["switch": "off"]))
    }

    @Test func dataComesInUpToFourPieces() throws {
        let announcement = try #require(EWeLinkAnnouncement(LanSamples.sighting(
            ["id=1", "data2=h\":", "data1={\"switc", "data4=}", "data3=\"on\"", "data5=x"])))
        #expect(announcement.read(devicekey: nil) == .params(["switch": "on"]))
    }

    @Test(arguments: ["eWeLink_10009", "eWelink_10009"])
    func theInstanceTellsTheIDToo(instance: String) {
        #expect(EWeLinkAnnouncement(LanSamples.sighting(["seq=1"], instance: instance))?.id == "10009")
    }

    @Test(arguments: ["other_10009", "eWeLink", "eWeLink_", "eWeLink_../x", "eWeLink_\(String(repeating: "a", count: 33))"])
    func whatHasNoIDIsNoDevice(instance: String) {
        #expect(EWeLinkAnnouncement(LanSamples.sighting(["seq=1"], instance: instance)) == nil)
    }

    @Test(arguments: ["seq=", "seq=x", "seq=99999999999999999999", "nothing"])
    func aNumberThatIsNoneIsNull(text: String) {
        #expect(EWeLinkAnnouncement(LanSamples.sighting(["id=1", text]))?.seq == 0)
    }

    @Test func withoutAnAddressItIsNoUse() {
        #expect(EWeLinkAnnouncement(LanSamples.sighting(["id=1"], place: EWeLinkLanPlace(host: "", port: 8081))) == nil)
        #expect(EWeLinkAnnouncement(LanSamples.sighting(["id=1"], place: EWeLinkLanPlace(host: "10.0.0.1", port: 0))) == nil)
    }

    @Test(arguments: ["8.8.8.8", "127.0.0.1", "192.168.3.40", "192.168.2.255", "224.0.0.251"])
    func whatIsNotOnTheLinkIsNotSpokenTo(host: String) {
        #expect(EWeLinkAnnouncement(LanSamples.sighting(["id=1"], place: EWeLinkLanPlace(host: host, port: 8081))) == nil)
    }
}
