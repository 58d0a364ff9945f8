import Connectivity
import HomeModel

/// What a device with Tasmota says of itself. Read leniently: firmware of all ages is about.
struct TasmotaConfig: Sendable, Hashable {
    /// Its hardware address, twelve digits in capitals: what it is known by for good.
    let mac: String
    let topics: TasmotaTopics
    /// What people call it.
    let name: String
    /// What people call its outputs, by their place.
    let outputNames: [String?]
    let model: String?
    let version: String?
    /// What each output is, by its place.
    let outputs: [Int]
    /// What sort of light it is: 0 none, 1 one channel, 2 two whites, 3 colours, 4 with a white, 5 with two whites.
    let lightType: Int
    /// Whether colours and whites are one light.
    let isLinked: Bool
    /// Whether the light is behind a microcontroller of Tuya's.
    let isTuya: Bool
    /// Whether it is a fan; all outputs but the first are its speeds.
    let isFan: Bool
    /// Whether it sleeps between its reports, so that being away means nothing.
    let sleeps: Bool
    /// Words for off, on, toggle and hold, in this order.
    private let states: [String]
    /// What it says when it goes and when it comes.
    let lastWill: Pair
    /// Which buttons it has.
    let buttons: [Bool]
    /// How each switch works; -1 for none.
    let switches: [Int]
    private let switchNames: [String?]
    private let options: [String: Int]

    /// Two words of the device's own.
    struct Pair: Sendable, Hashable {
        let no: String
        let yes: String
    }

    /// Reads a config; `nil` for one without an address or a topic.
    init?(_ json: JSONValue) {
        guard let mac = Self.mac(json["mac"]?.string), let topics = TasmotaTopics(json, mac) else { return nil }
        self.mac = mac
        self.topics = topics
        outputNames = (json["fn"]?.array ?? []).map { ResourceName.fit($0.string) }
        name = ResourceName.fit(json["dn"]?.string) ?? outputNames.lazy.compactMap(\.self).first
            ?? ResourceName.fit(json["t"]?.string) ?? "Tasmota"
        model = ResourceName.fit(json["md"]?.string)
        version = ResourceName.fit(json["sw"]?.string)
        outputs = Self.numbers(json["rl"])
        lightType = json["lt_st"]?.int ?? 0
        isLinked = json["lk"]?.int != 0
        isTuya = json["ty"]?.int == 1
        isFan = json["if"]?.int == 1
        sleeps = json["dslp"]?.int == 1
        let states = (json["state"]?.array ?? []).map { $0.string ?? "" }
        self.states = Self.usualStates.indices.map { states.indices.contains($0) ? states[$0] : Self.usualStates[$0] }
        lastWill = Pair(no: json["ofln"]?.string ?? "Offline", yes: json["onln"]?.string ?? "Online")
        buttons = Self.numbers(json["btn"]).map { $0 != 0 }
        switches = Self.numbers(json["swc"])
        switchNames = (json["swn"]?.array ?? []).map(\.string)
        options = (json["so"]?.object ?? [:]).compactMapValues(\.int)
    }

    /// Twelve digits in capitals; `nil` for anything else.
    static func mac(_ text: String?) -> String? {
        guard let text = text?.uppercased(), text.utf8.count == 12, text.allSatisfy(\.isHexDigit) else { return nil }
        return text
    }

    private static let usualStates = ["OFF", "ON", "TOGGLE", "HOLD"]

    /// Words for off and on.
    var words: Pair { Pair(no: states[0], yes: states[1]) }

    /// A word for a state as it is called where nobody gave it another name.
    func plainState(_ word: String) -> String {
        states.firstIndex { $0.isSame(as: word) }.map { Self.usualStates[$0] } ?? word
    }

    /// What a switch is called in what the device says; counted from 1.
    func switchName(_ number: Int) -> String {
        let name = switchNames.indices.contains(number - 1) ? switchNames[number - 1] : nil
        return name.flatMap { $0.isEmpty ? nil : $0 } ?? "Switch\(number)"
    }

    /// An option of its owner's, 0 where nothing is said.
    func option(_ number: Int) -> Int { options[String(number)] ?? 0 }

    /// Which buttons say what is done with them.
    var toldButtons: [Int] { option(73) == 1 ? buttons.indices.filter { buttons[$0] }.map { $0 + 1 } : [] }

    /// Which switches say how they stand, rather than switching an output.
    var toldSwitches: [Int] { option(114) == 1 ? switches.indices.filter { switches[$0] >= 0 }.map { $0 + 1 } : [] }

    private static func numbers(_ json: JSONValue?) -> [Int] { (json?.array ?? []).prefix(64).map { $0.int ?? 0 } }
}
