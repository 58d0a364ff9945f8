import HomeModel

/// The models that can be simulated, with what real ones say of themselves (Docs/HueV1.md §7.8, §12).
package enum ModelCatalogue {
    /// All of them.
    package static let all: [CatalogueModel] = colorLamps + whiteLamps + [plug, motionSensor, dimmerSwitch]

    /// The model with this number, in either case.
    package static func model(_ number: String) -> CatalogueModel? {
        byNumber[number.uppercased()]
    }

    private static let byNumber = Dictionary(all.map { ($0.product.model, $0) }) { first, _ in first }

    /// A bulb in all colours.
    package static let colorBulb = color(
        "LCT015", "Hue color lamp", .c, dim: 1000, lumen: 806, id: "Philips-LCT015-1-A19ECLv5", config: "772B0E5E")
    /// A strip in all colours.
    package static let colorStrip = color(
        "LST002", "Hue lightstrip plus", .c, dim: 40, lumen: 1600, looks: "hue_lightstrip",
        id: "Philips-LST002-1-LedStripsv3", config: "59F2C3A3")
    /// A spot in all whites.
    package static let ambianceSpot = white(
        "LTW013", "Hue ambiance spot", ambiance, dim: 1000, lumen: 250, looks: "spot_bulb", shines: "downwards",
        id: "Philips-LTW013-1-GU10CTv1", config: "1742FA88")
    /// A bulb in one white.
    package static let whiteBulb = white(
        "LWB010", "Hue white lamp", plain, dim: 5000, lumen: 806, looks: "classic_bulb",
        id: "Philips-LWB010-1-A19DLv4")
    /// A plug, which only switches.
    package static let plug = CatalogueModel(
        product: Product(
            model: "LOM001", name: "Hue Smart plug", manufacturer: maker, softwareVersion: newFirmware, archetype: "plug",
            function: "functional", productID: "SmartPlug_OnOff_v01-00_01", configurationID: "A641B5AB"),
        light: LightAbilities(dims: false))

    private static let maker = "Signify Netherlands B.V."
    private static let oldFirmware = "5.127.1.26581"
    private static let newFirmware = "1.104.2"
    private static let ambiance = LightAbilities(temperatures: MirekRange(153, 454))
    private static let plain = LightAbilities()

    private static let colorLamps = [
        color("LCT001", "Hue color lamp", .b, dim: 5000, lumen: 600),
        color("LCT007", "Hue color lamp", .b, dim: 5000, lumen: 600),
        colorBulb,
        color("LCT016", "Hue color lamp", .c, dim: 200, lumen: 800, id: "Philips-LCT016-1-A19ECLv5"),
        color("LCA001", "Hue color lamp", .c, dim: 200, lumen: 800, firmware: newFirmware, id: "Philips-LCA001-4-A19ECLv6"),
        colorStrip,
        color("LLC001", "LivingColors", .a, whites: nil, looks: "floor_shade", for: "decorative"),
        color("LLC010", "Hue iris", .a, whites: nil, looks: "table_shade", for: "decorative"),
        color(
            "LCX002", "Hue play gradient lightstrip", .c, looks: "hue_lightstrip_tv", firmware: newFirmware,
            id: "Philips-LCX002-1-LedStripPXv1", config: "C74E5108"),
    ]

    private static let whiteLamps = [
        white("LTW001", "Hue ambiance lamp", ambiance, dim: 1000, lumen: 806, looks: "sultan_bulb"),
        white("LTW012", "Hue ambiance candle", ambiance, dim: 1000, lumen: 450, looks: "candle_bulb"),
        ambianceSpot,
        white("LWB004", "Hue white lamp", plain, dim: 2000, lumen: 750, looks: "sultan_bulb"),
        white("LWB006", "Hue white lamp", plain, dim: 5000, lumen: 800, looks: "classic_bulb"),
        whiteBulb,
    ]
}

extension ModelCatalogue {
    private static func color(
        _ number: String, _ name: String, _ gamut: Gamut, whites: MirekRange? = MirekRange(153, 500), dim: Int? = nil,
        lumen: Int? = nil, looks: String = "sultan_bulb", for use: String = "mixed", firmware: String = oldFirmware,
        id: String? = nil, config: String? = nil
    ) -> CatalogueModel {
        CatalogueModel(
            product: Product(
                model: number, name: name, manufacturer: maker, softwareVersion: firmware, archetype: looks, function: use,
                productID: id, configurationID: config, maxLumen: lumen, minDimLevel: dim, streams: true),
            light: LightAbilities(temperatures: whites, gamut: gamut))
    }

    private static func white(
        _ number: String, _ name: String, _ light: LightAbilities, dim: Int, lumen: Int, looks: String,
        shines direction: String = "omnidirectional", id: String? = nil, config: String? = nil
    ) -> CatalogueModel {
        CatalogueModel(
            product: Product(
                model: number, name: name, manufacturer: maker, softwareVersion: oldFirmware, archetype: looks,
                function: "functional", direction: direction, productID: id, configurationID: config, maxLumen: lumen,
                minDimLevel: dim),
            light: light)
    }
}
