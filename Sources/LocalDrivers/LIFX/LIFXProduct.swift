import HomeModel

/// What a product of LIFX can do, by its number.
struct LIFXProduct: Sendable, Hashable {
    let name: String
    /// In kelvin, coldest last; `nil` for one that shows a single white.
    let kelvin: ClosedRange<Int>?
    let hasColor: Bool
    let isSwitch: Bool

    private init(_ name: String, _ kelvin: ClosedRange<Int>?, hasColor: Bool, isSwitch: Bool = false) {
        self.name = name
        self.kelvin = kelvin
        self.hasColor = hasColor
        self.isSwitch = isSwitch
    }

    /// The product of this number. One that is not known is taken to have colours, in the whites that all have that have any.
    init(number: Int) {
        self = Self.known[number] ?? LIFXProduct("LIFX \(number)", 2500...9000, hasColor: true)
    }

    /// What its light can do.
    var abilities: LightAbilities {
        let range = kelvin.map { MirekRange(Self.mirek($0.lowerBound), Self.mirek($0.upperBound)) }
        return LightAbilities(dims: true, temperatures: range, gamut: hasColor ? .c : nil)
    }

    private static func mirek(_ kelvin: Int) -> Int { Int((1_000_000 / Double(kelvin)).rounded()) }

    private static let known: [Int: LIFXProduct] = {
        var known: [Int: LIFXProduct] = [:]
        func add(
            _ name: String, _ kelvin: ClosedRange<Int>?, color: Bool = true, isSwitch: Bool = false, _ numbers: [Int]
        ) {
            for number in numbers { known[number] = LIFXProduct(name, kelvin, hasColor: color, isSwitch: isSwitch) }
        }
        add("LIFX Color", 2500...9000, [1, 3, 15, 20, 22, 27, 28, 29, 30, 31, 32, 36, 37, 38, 40, 43, 44, 45, 46, 49, 52, 53, 55])
        add("LIFX Color", 1500...9000, [57, 59, 62, 63, 64, 65, 68, 91, 92, 93, 94, 97, 98, 109, 110, 111, 112, 121, 122, 123, 124])
        add("LIFX Color", 1500...9000, [125, 126, 129, 130, 131, 132, 135, 136, 137, 138])
        add("LIFX Clean", 1500...9000, [90, 99])
        add("LIFX Lightstrip", 1500...9000, [117, 118, 141, 142, 143, 144])
        add("LIFX Beam", 1500...9000, [119, 120])
        add("LIFX White", 2700...6500, color: false, [10, 11])
        add("LIFX White", 2500...9000, color: false, [18, 19])
        add("LIFX Day and Dusk", 1500...9000, color: false, [39, 113, 114])
        add("LIFX Day and Dusk", 1500...6500, color: false, [50, 60])
        add("LIFX Candle", 2200...6500, color: false, [81, 96])
        add("LIFX Mini White", nil, color: false, [51, 61, 66, 87, 88, 127, 128])
        add("LIFX Filament", nil, color: false, [82, 85, 100, 101])
        add("LIFX Switch", nil, color: false, isSwitch: true, [70, 71, 89, 115, 116])
        return known
    }()
}
