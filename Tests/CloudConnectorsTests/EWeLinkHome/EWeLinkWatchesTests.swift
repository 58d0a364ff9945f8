@testable import CloudConnectors
import Connectivity
import Testing

@Suite("Orders on their way to devices at hand")
struct EWeLinkWatchesTests {
    @Test func whatADeviceShowedOnceWasDoneWhateverItShowsLater() {
        var watches = EWeLinkWatches()
        let watch = watches.begin(["switch": "on"], of: "a")
        watches.hear("b", ["switch": "on"])
        watches.hear("a", ["switch": "off", "rssi": -50])
        #expect(!watches.wasShown(watch))
        watches.hear("a", ["switch": "on", "rssi": -50])
        watches.hear("a", ["switch": "off"])
        #expect(watches.wasShown(watch))
        watches.end(watch)
        #expect(!watches.wasShown(watch))
    }

    @Test func ofOutletsOnlyTheOneThatIsMeantCounts() {
        var watches = EWeLinkWatches()
        let watch = watches.begin(["switches": [["outlet": 1, "switch": "on"]]], of: "a")
        watches.hear("a", ["switches": [["outlet": 0, "switch": "on"], ["outlet": 1, "switch": "off"]]])
        #expect(!watches.wasShown(watch))
        watches.hear("a", ["switches": [["outlet": 0, "switch": "off"], ["outlet": 1, "switch": "on"]]])
        #expect(watches.wasShown(watch))
    }
}
