import Foundation
import HomeModel
@testable import LocalDrivers
import Testing

/// A line of Fixtures/LIFX/products.csv.
private struct Listed: Sendable, CustomTestStringConvertible {
    let number: Int
    let hasColor: Bool
    let kelvin: ClosedRange<Int>?
    let hasRelays: Bool
    let hasZones: Bool

    init?(_ line: Substring) {
        let words = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard words.count == 6, let number = Int(words[0]) else { return nil }
        self.number = number
        hasColor = words[1] == "1"
        kelvin = Int(words[2]).flatMap { warmest in Int(words[3]).map { warmest...$0 } }
        hasRelays = words[4] == "1"
        hasZones = words[5] == "1"
    }

    var testDescription: String { "\(number)" }

    static let all: [Listed] = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let text = (try? String(contentsOf: root.appending(path: "Fixtures/LIFX/products.csv"), encoding: .utf8)) ?? ""
        return text.split(separator: "\n").compactMap(Listed.init)
    }()
}

@Suite("Products of LIFX")
struct LIFXProductTests {
    @Test func allThatAreListedAreKnown() {
        #expect(Listed.all.count == 173)
        #expect(Set(Listed.all.map(\.number)) == Set(LIFXProduct.known.keys))
    }

    @Test(arguments: Listed.all) fileprivate func eachCanDoWhatItsMakerSays(_ listed: Listed) {
        let product = LIFXProduct(number: listed.number)
        let isTunable = listed.kelvin.map { $0.lowerBound < $0.upperBound } ?? false
        #expect(product.hasColor == listed.hasColor)
        #expect(product.kelvin == (isTunable ? listed.kelvin : nil))
        #expect((product.sort == .relays) == listed.hasRelays)
        #expect((product.sort == .strip) == listed.hasZones)
        #expect(ResourceName.allows(product.name))
    }

    @Test(arguments: [(91, 111, 667, true), (1, 111, 400, true), (10, 154, 370, false), (4711, 111, 400, true)])
    func itsWhitesAreInMireds(_ number: Int, _ coldest: Int, _ warmest: Int, _ hasColor: Bool) {
        let abilities = LIFXProduct(number: number).abilities
        #expect(abilities.temperatures == MirekRange(coldest, warmest) && (abilities.gamut != nil) == hasColor)
    }

    @Test(arguments: [(51, "classic_bulb"), (32, "hue_lightstrip"), (70, "plug"), (4711, "classic_bulb")])
    func aHomeShowsItAsWhatItIs(_ number: Int, _ archetype: String) {
        #expect(LIFXProduct(number: number).archetype == archetype)
    }

    @Test func oneWhiteIsNoTemperature() { #expect(LIFXProduct(number: 51).abilities == LightAbilities()) }
}
