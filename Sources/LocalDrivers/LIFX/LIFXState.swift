/// What a light says of itself (LightState, 107).
struct LIFXState: Sendable, Hashable {
    /// No light is bluer; more is no answer of a light in its right mind.
    private static let mostKelvin = 20_000

    var color: LIFXColor
    /// Whether it has power; with no brightness it is dark all the same.
    var isOn: Bool
    /// What people call it.
    var label: String

    init(color: LIFXColor, isOn: Bool, label: String = "") {
        self.color = color
        self.isOn = isOn
        self.label = label
    }

    /// Reads a payload; `nil` if it is not all there or cannot be.
    init?(_ payload: [UInt8]) {
        guard let color = LIFXColor(payload, at: 0), color.kelvin <= Self.mostKelvin, let power = payload.number(UInt16.self, at: 10),
            let label = payload.text(at: 12, length: 32)
        else { return nil }
        self.init(color: color, isOn: power > 0, label: label)
    }
}

/// What a device answers.
enum LIFXAnswer: Sendable, Hashable {
    /// Where to speak with it.
    case service(port: Int)
    /// What it is.
    case version(vendor: Int, product: Int)
    case firmware(major: Int, minor: Int)
    case label(String)
    case light(LIFXState)
    case relay(index: Int, isOn: Bool)
    case acknowledged
    /// It does not know what it was asked, which tells what it is not.
    case unhandled
    /// Something else, or less than it should be.
    case other

    init(_ packet: LIFXPacket) {
        self = Self.read(packet.type, packet.payload) ?? .other
    }

    private static func read(_ type: UInt16, _ payload: [UInt8]) -> LIFXAnswer? {
        func word(_ place: Int) -> Int? { payload.number(UInt16.self, at: place).map(Int.init) }
        func long(_ place: Int) -> Int? { payload.number(UInt32.self, at: place).map(Int.init) }
        switch type {
        case LIFXType.stateService:
            // There were services besides UDP once.
            guard payload.first == 1, let port = long(1) else { return nil }
            return .service(port: port)
        case LIFXType.stateHostFirmware:
            guard let minor = word(16), let major = word(18) else { return nil }
            return .firmware(major: major, minor: minor)
        case LIFXType.stateLabel: return payload.text(at: 0, length: 32).map { .label($0) }
        case LIFXType.stateVersion:
            guard let vendor = long(0), let product = long(4) else { return nil }
            return .version(vendor: vendor, product: product)
        case LIFXType.lightState: return LIFXState(payload).map { .light($0) }
        case LIFXType.stateRelay:
            guard let index = payload.first, let level = word(1) else { return nil }
            return .relay(index: Int(index), isOn: level > 0)
        case LIFXType.acknowledgement: return .acknowledged
        case LIFXType.unhandled: return .unhandled
        default: return nil
        }
    }
}
