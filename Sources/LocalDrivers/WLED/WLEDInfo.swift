import Connectivity
import HomeModel

/// What a WLED says of itself, the `info` of its JSON API.
struct WLEDInfo: Sendable, Hashable {
    /// What every WLED says is its brand.
    private static let brand = "WLED"

    /// Its hardware address, twelve hex digits in lower case.
    let mac: String
    let name: String
    let version: String
    /// The sort of chip.
    let chip: String
    /// What segments can do, by their id, as firmware before 16 tells.
    private let abilities: [Int]
    /// What all segments together can do.
    private let allAbilities: Int
    /// Whether it speaks over a WebSocket.
    let hasWebSocket: Bool

    /// `nil` if whoever says this is no WLED.
    init?(_ word: JSONValue?) {
        guard let word, let mac = word["mac"]?.string.flatMap({ MACAddress($0)?.serial }), let leds = word["leds"],
            leds.object != nil, word["brand"]?.string ?? Self.brand == Self.brand
        else { return nil }
        self.mac = mac
        name = word["name"]?.string ?? ""
        version = word["ver"]?.string ?? ""
        chip = word["arch"]?.string ?? ""
        abilities = leds["seglc"]?.array?.map { $0.int ?? 1 } ?? []
        allAbilities = leds["lc"]?.int ?? (leds["rgbw"]?.bool == true ? 3 : 1)
        hasWebSocket = word["ws"]?.int.map { $0 >= 0 } ?? true
    }

    /// What a segment can do: bit 0 red, green and blue, bit 1 white, bit 2 temperature.
    func abilities(of segment: Int) -> Int {
        abilities.indices.contains(segment) ? abilities[segment] : allAbilities
    }

    /// The longest message in bytes: it must fit into one packet, of which the older chip has shorter ones.
    var longestMessage: Int { chip.lowercased().hasPrefix("esp8266") ? 528 : 1428 }

    /// What to call it.
    var shownName: String { ResourceName.fit(name) ?? "WLED \(mac.suffix(6))" }

    var product: Product {
        Product(
            model: ResourceName.fit(chip) ?? "WLED", name: "WLED", manufacturer: "WLED",
            softwareVersion: ResourceName.fit(version) ?? "1", archetype: "hue_lightstrip")
    }
}
