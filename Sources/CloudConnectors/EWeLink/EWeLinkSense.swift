import Connectivity
import HomeModel

/// Something that a device senses, and how it says so.
enum EWeLinkSense: Sendable, Hashable {
    /// °C, or a hundred times that.
    case temperature(String, hundredths: Bool = false)
    /// %, or a hundred times that.
    case humidity(String, hundredths: Bool = false)
    /// 1…10 in place of lux.
    case light(String)
    /// A number, times something.
    case number(String, times: Double = 1)
    /// 0 or 1.
    case motion(String)
    /// 0 or 1.
    case open(String)
    /// `on` for open.
    case openSwitch(String)
    /// 0 or 1.
    case alarm(String)
    /// Presses of the only button, once and long.
    case button(String)
    /// Presses of the only button, twice: Hue has no number for them but among those of switches that apps play.
    case doublePress(String)

    /// The parameter that says it.
    var name: String {
        switch self {
        case .temperature(let name, _), .humidity(let name, _), .light(let name), .number(let name, _), .motion(let name),
            .open(let name), .openSwitch(let name), .alarm(let name), .button(let name), .doublePress(let name): name
        }
    }

    /// A first reading that nobody is told of.
    var first: SensorReading {
        switch self {
        case .temperature: .temperature(0)
        case .humidity: .humidity(0)
        case .light: .lightLevel(0)
        case .number, .alarm: .status(0)
        case .motion: .motion(false)
        case .open, .openSwitch: .contact(false)
        case .button: .buttons(count: 1, last: nil)
        case .doublePress: .switchCode(nil)
        }
    }

    /// What a word of the device means; `nil` if it says nothing of this kind.
    func reading(_ word: JSONValue) -> SensorReading? {
        let number = word.eWeLinkNumber
        switch self {
        case .temperature(_, let isHundred): return number.map { .temperature($0 / (isHundred ? 100 : 1)) }
        case .humidity(_, let isHundred): return number.map { .humidity(min(max($0 / (isHundred ? 100 : 1), 0), 100)) }
        // Lux by half powers of ten, which is an estimate; level is 10,000·log10(lux)+1.
        case .light: return number.map { .lightLevel(Int((min(max($0, 0), 10) * 5000).rounded()) + 1) }
        case .number(_, let factor): return number.map { .status(Int(($0 * factor).rounded())) }
        case .motion: return Self.flag(number).map { .motion($0) }
        case .open: return Self.flag(number).map { .contact($0) }
        case .openSwitch: return word.eWeLinkSwitch.map { .contact($0) }
        case .alarm: return Self.flag(number).map { .status($0 ? 1 : 0) }
        case .button: return Self.press(number)
        case .doublePress: return number == 1 ? .switchCode(1004) : nil
        }
    }

    private static func flag(_ number: Double?) -> Bool? {
        switch number {
        case 0: false
        case 1: true
        default: nil
        }
    }

    private static func press(_ key: Double?) -> SensorReading? {
        switch key {
        case 0: .buttons(count: 1, last: ButtonPress(button: 1, event: .shortRelease))
        case 2: .buttons(count: 1, last: ButtonPress(button: 1, event: .longRelease))
        default: nil
        }
    }

    /// Whether it tells of something that happens, and is over when it is heard.
    var isMoment: Bool {
        switch self {
        case .button, .doublePress: true
        default: false
        }
    }
}
