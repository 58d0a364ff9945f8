extension LIFXProduct {
    /// What LIFX makes and made (Fixtures/LIFX/README.md). The ranges are those of the first firmware: what a later one adds,
    /// nobody has to have.
    static let known: [Int: LIFXProduct] = {
        var known: [Int: LIFXProduct] = [:]
        for (product, numbers) in lamps + strips + whites + relays {
            for number in numbers { known[number] = product }
        }
        return known
    }()

    private typealias Family = (LIFXProduct, [Int])

    private static let lamps: [Family] = [
        (LIFXProduct("LIFX Color", 2500...9000), [1, 2, 3, 14, 20, 21, 22, 23, 24, 27, 28, 33, 36, 37, 40, 43, 44]),
        (LIFXProduct("LIFX Color", 2700...6500), [15]),
        (LIFXProduct("LIFX Color", 1500...9000), [
            49, 52, 53, 59, 62, 63, 72, 91, 92, 93, 94, 97, 98, 121, 122, 123, 124, 129, 130, 135, 136, 153, 154, 155, 156, 163,
            164, 165, 166, 167, 168, 169, 170, 175, 178, 179, 180, 181, 182, 223, 224, 225,
        ]),
        (LIFXProduct("LIFX Night Vision", 2500...9000), [25, 26, 29, 30, 45, 46]),
        (LIFXProduct("LIFX Night Vision", 1500...9000), [64, 65, 109, 110, 111, 112]),
        (LIFXProduct("LIFX Clean", 1500...9000), [90, 99]),
        (LIFXProduct("LIFX Everyday", 2700...6500), [191, 192]),
        (LIFXProduct("LIFX Tile", 2500...9000), [55]),
        (LIFXProduct("LIFX Candle", 1500...9000), [57, 68, 137, 138, 185, 186, 187, 188, 215, 216]),
        (LIFXProduct("LIFX Spot", 1500...9000), [171, 172, 221]),
        (LIFXProduct("LIFX Path", 1500...9000), [173, 174, 222, 229]),
        (LIFXProduct("LIFX Ceiling", 1500...9000), [176, 177, 201, 202, 265, 266]),
        (LIFXProduct("LIFX Tube", 1500...9000), [217, 218]),
        (LIFXProduct("LIFX Luna", 1500...9000), [219, 220]),
        (LIFXProduct("LIFX Mirror", 1500...9000), [267, 268]),
    ]

    private static let strips: [Family] = [
        (LIFXProduct("LIFX Lightstrip", 2500...9000, .strip), [31, 32]),
        (LIFXProduct("LIFX Lightstrip", 1500...9000, .strip), [117, 118]),
        (LIFXProduct("LIFX Beam", 2500...9000, .strip), [38, 56]),
        (LIFXProduct("LIFX Beam", 1500...9000, .strip), [119, 120]),
        (LIFXProduct("LIFX Neon", 1500...9000, .strip), [141, 142, 151, 152, 161, 162, 205, 206]),
        (LIFXProduct("LIFX String", 1500...9000, .strip), [143, 144, 203, 204]),
        (LIFXProduct("LIFX Everyday Lightstrip", 2700...6500, .strip), [207, 208]),
        (LIFXProduct("LIFX Everyday Outdoor", 2700...6500, .strip), [211, 300]),
        (LIFXProduct("LIFX Permanent Outdoor", 1500...9000, .strip), [213, 214]),
    ]

    private static let whites: [Family] = [
        (LIFXProduct("LIFX White", 2700...6500, hasColor: false), [10, 11, 18, 19]),
        (LIFXProduct("LIFX White", nil, hasColor: false), [12, 13, 51, 54, 61, 66, 87, 88, 127, 128, 133, 134]),
        (LIFXProduct("LIFX White to Warm", 2500...9000, hasColor: false), [39, 50, 60]),
        (LIFXProduct("LIFX White to Warm", 1500...9000, hasColor: false), [113, 114, 125, 126, 131, 132]),
        (LIFXProduct("LIFX Candle White to Warm", 2200...6500, hasColor: false), [67, 81, 96]),
        (LIFXProduct("LIFX Filament", nil, hasColor: false), [82, 85, 86, 100, 101, 102]),
    ]

    private static let relays: [Family] = [
        (LIFXProduct("LIFX Switch", nil, hasColor: false, .relays), [70, 71, 84, 89, 115, 116]),
        (LIFXProduct("LIFX Dimmer Switch", nil, hasColor: false, .relays), [226]),
    ]
}
