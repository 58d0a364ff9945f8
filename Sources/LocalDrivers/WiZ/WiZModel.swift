import Connectivity
import HomeModel

/// What a WiZ device can do, by the name of its module and what it says of its whites.
struct WiZModel: Sendable, Hashable {
    /// The whites of those that do not say.
    private static let usualKelvin = 2200...6500

    let module: String
    let abilities: LightAbilities
    /// Whether it is a plug rather than a lamp.
    let isSocket: Bool

    /// Reads what a device says of itself.
    ///
    /// - Parameters:
    ///   - module: as in `ESP01_SHRGB_03`.
    ///   - configurations: its answers to what else it was asked, the better first.
    ///   - pilot: how it is set, by which one is judged whose module says nothing.
    init(module: String, configurations: [JSONValue], pilot: JSONValue) {
        self.module = module
        let words = module.uppercased()
        func has(_ sort: String) -> Bool { words.contains(sort) }
        isSocket = has("SOCKET")
        let isKnown = ["RGB", "TW", "DW", "SOCKET", "FANDIM"].contains(where: has)
        let hasColor = isKnown ? has("RGB") : pilot["r"] != nil
        let hasWhites = hasColor || (isKnown ? has("TW") : pilot["temp"] != nil)
        let dims = hasWhites || (isKnown ? !isSocket : pilot["dimming"] != nil)
        let kelvin = configurations.lazy.compactMap(Self.kelvin).first ?? Self.usualKelvin
        let whites = MirekRange(Self.mirek(kelvin.lowerBound), Self.mirek(kelvin.upperBound))
        abilities = LightAbilities(dims: dims, temperatures: hasWhites ? whites : nil, gamut: hasColor ? .c : nil)
    }

    /// What an owner reads.
    var name: String {
        if isSocket { return "WiZ plug" }
        if abilities.gamut != nil { return "WiZ color light" }
        if abilities.temperatures != nil { return "WiZ tunable light" }
        return abilities.dims ? "WiZ dimmable light" : "WiZ switch"
    }

    /// The ends of a list of temperatures; some firmware has two of them, some four.
    private static func kelvin(_ configuration: JSONValue) -> ClosedRange<Int>? {
        for name in ["extRange", "cctRange", "whiteRange"] {
            let numbers = (configuration[name]?.array ?? []).compactMap(\.double).filter { (1000...20_000).contains($0) }
            guard let low = numbers.min(), let high = numbers.max(), low < high else { continue }
            return Int(low.rounded())...Int(high.rounded())
        }
        return nil
    }

    private static func mirek(_ kelvin: Int) -> Int { Int((1_000_000 / Double(kelvin)).rounded()) }
}
