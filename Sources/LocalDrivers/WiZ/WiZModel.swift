import Connectivity
import HomeModel

/// What a WiZ device can do, by the name of its module and what it says of its whites.
struct WiZModel: Sendable, Hashable {
    private enum Sort {
        case color, tunable, dimmable, switched
    }

    /// The whites of those that do not say.
    private static let usualKelvin = 2200...6500
    /// Where temperatures stand, the better first.
    private static let rangeNames = ["extRange", "cctRange", "whiteRange"]

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
        isSocket = module.uppercased().contains("SOCKET")
        let sort = Self.sort(module.uppercased()) ?? Self.sort(configurations, pilot)
        let kelvin = configurations.lazy.compactMap(Self.kelvin).first ?? Self.usualKelvin
        let whites = MirekRange(Self.mirek(kelvin.lowerBound), Self.mirek(kelvin.upperBound))
        abilities = LightAbilities(
            dims: sort != .switched, temperatures: [.color, .tunable].contains(sort) ? whites : nil,
            gamut: sort == .color ? .c : nil)
    }

    /// What an owner reads.
    var name: String {
        if isSocket { return "WiZ plug" }
        if abilities.gamut != nil { return "WiZ color light" }
        if abilities.temperatures != nil { return "WiZ tunable light" }
        return abilities.dims ? "WiZ dimmable light" : "WiZ switch"
    }

    /// By the module's name. All that are neither coloured nor tunable nor plugs dim: filaments, fans, dimmers in the wall.
    private static func sort(_ module: String) -> Sort? {
        if module.contains("SOCKET") { return .switched }
        if module.contains("RGB") { return .color }
        if module.contains("TW") { return .tunable }
        return module.contains("DW") || (module.hasPrefix("ESP") && module.contains("_")) ? .dimmable : nil
    }

    /// By what else it says. The oldest firmware names no module.
    private static func sort(_ configurations: [JSONValue], _ pilot: JSONValue) -> Sort {
        if configurations.contains(where: hasOneWhite) { return .dimmable }
        if pilot["r"] != nil { return .color }
        if pilot["temp"] != nil { return .tunable }
        return pilot["dimming"] != nil ? .dimmable : .switched
    }

    /// The ends of a list of temperatures; some firmware has two of them, some four.
    private static func kelvin(_ configuration: JSONValue) -> ClosedRange<Int>? {
        rangeNames.lazy.compactMap { ends(configuration[$0]) }.first { $0.lowerBound < $0.upperBound }
    }

    private static func hasOneWhite(_ configuration: JSONValue) -> Bool {
        rangeNames.lazy.compactMap { ends(configuration[$0]) }.first.map { $0.lowerBound == $0.upperBound } ?? false
    }

    private static func ends(_ range: JSONValue?) -> ClosedRange<Int>? {
        let numbers = (range?.array ?? []).compactMap(\.double).filter { (1000...20_000).contains($0) }
        guard numbers.count > 1, let low = numbers.min(), let high = numbers.max() else { return nil }
        return Int(low.rounded())...Int(high.rounded())
    }

    private static func mirek(_ kelvin: Int) -> Int { Int((1_000_000 / Double(kelvin)).rounded()) }
}
