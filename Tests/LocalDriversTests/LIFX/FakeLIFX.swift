import BridgeCore
import HomeModel
import LocalDrivers

/// A LIFX device, played from what the protocol says and with bytes of its own making. While it fades it says where it is.
actor FakeLIFX {
    /// Something that was said to it.
    struct Heard: Sendable, Hashable {
        let type: UInt16
        let sequence: UInt8
        let payload: [UInt8]
        let at: Duration
    }

    private static let changing: Set<UInt16> = [102, 103, 117, 119, 817]

    let serial: [UInt8] = [0xD0, 0x73, 0xD5, 0, 0, 2]
    private let world: World
    private let product: UInt32
    private let label: String
    /// Hue, saturation, brightness and kelvin.
    private(set) var color: [UInt16]
    private var from: [UInt16]
    private var fade: (start: Duration, length: Duration)
    private(set) var isOn = true
    private(set) var relays: [Bool]
    /// What was said to it, repetitions included.
    private(set) var heard: [Heard] = []
    /// What it does not know.
    var unknown: Set<UInt16> = []
    /// What it says it listens at; its port, once that is known.
    var told = 0

    init(world: World, product: UInt32 = 91, label: String = "Desk", color: [UInt16] = [0, 0, 32_768, 3500], relays: Int = 0) {
        self.world = world
        self.product = product
        self.label = label
        self.color = color
        from = color
        fade = (.zero, .zero)
        self.relays = [Bool](repeating: false, count: relays)
    }

    /// What changes it, without repetitions.
    var orders: [Heard] {
        var seen: Set<UInt8> = []
        return heard.filter { Self.changing.contains($0.type) && seen.insert($0.sequence).inserted }
    }

    func forgets(_ types: Set<UInt16>) { unknown = types }
    func listens(at port: Int) { told = port }

    /// Somebody's hand at it.
    func touch(isOn: Bool, _ color: [UInt16]? = nil) {
        self.isOn = isOn
        if let color { go(to: color, .zero) }
    }

    /// It lost its power for a moment, and its state with it.
    func reboot() { touch(isOn: true, [0, 0, 65_535, 3500]) }

    /// Answers a packet.
    func answer(_ bytes: [UInt8]) -> [[UInt8]] {
        guard bytes.count >= 36, Int(bytes[0]) + Int(bytes[1]) << 8 == bytes.count else { return [] }
        let target = Array(bytes[8..<14])
        guard target == serial || target.allSatisfy({ $0 == 0 }) else { return [] }
        let type = UInt16(bytes[32]) | UInt16(bytes[33]) << 8
        let payload = Array(bytes[36...])
        heard.append(Heard(type: type, sequence: bytes[23], payload: payload, at: world.now().uptime))
        var answers: [(UInt16, [UInt8])] = []
        if unknown.contains(type) {
            answers.append((223, word(type)))
        } else {
            if bytes[22] & 2 != 0 { answers.append((45, [])) }
            answers += play(type, payload)
        }
        return answers.map { header($0, $1.count, like: bytes) + $1 }
    }

    private func play(_ type: UInt16, _ payload: [UInt8]) -> [(UInt16, [UInt8])] {
        switch type {
        case 2:
            let service = [1] + long(UInt32(told))
            return [(3, service), (3, service)]
        case 14: return [(15, [UInt8](repeating: 0, count: 16) + word(70) + word(3))]
        case 23: return [(25, text(label))]
        case 32: return [(33, long(1) + long(product) + long(0))]
        case 101: return [(107, shown.flatMap(word) + word(0) + word(isOn ? 65_535 : 0) + text(label) + [UInt8](repeating: 0, count: 8))]
        case 102 where payload.count == 13: go(to: words(payload, 1), .milliseconds(Int(number(payload, 9))))
        case 117 where payload.count == 6: isOn = payload[0] > 0
        case 119 where payload.count == 25:
            var next = color
            for (place, isSet) in payload[21...].enumerated() where isSet > 0 { next[place] = words(payload, 2)[place] }
            go(to: next, .milliseconds(Int(number(payload, 10))))
        case 816 where relays.indices.contains(Int(payload[0])):
            return [(818, [payload[0]] + word(relays[Int(payload[0])] ? 65_535 : 0))]
        case 816: return [(223, word(816))]
        case 817: relays[Int(payload[0])] = payload[1] > 0
        default: break
        }
        return []
    }

    private func go(to next: [UInt16], _ length: Duration) {
        from = shown
        (color, fade) = (next, (world.now().uptime, length))
    }

    private var shown: [UInt16] {
        let part = fade.length > .zero ? min((world.now().uptime - fade.start) / fade.length, 1) : 1
        return zip(from, color).map { UInt16((Double($0) + (Double($1) - Double($0)) * part).rounded()) }
    }

    private func header(_ type: UInt16, _ length: Int, like question: [UInt8]) -> [UInt8] {
        word(UInt16(36 + length)) + [0, 0x14] + question[4..<8] + serial + [UInt8](repeating: 0, count: 9) + [question[23]]
            + [UInt8](repeating: 0, count: 8) + word(type) + [0, 0]
    }

    private func word(_ number: UInt16) -> [UInt8] { [UInt8(number & 0xFF), UInt8(number >> 8)] }
    private func long(_ number: UInt32) -> [UInt8] { word(UInt16(number & 0xFFFF)) + word(UInt16(number >> 16)) }
    private func text(_ text: String) -> [UInt8] { Array((Array(text.utf8) + [UInt8](repeating: 0, count: 32)).prefix(32)) }
    private func words(_ bytes: [UInt8], _ place: Int) -> [UInt16] {
        (0..<4).map { UInt16(bytes[place + 2 * $0]) | UInt16(bytes[place + 2 * $0 + 1]) << 8 }
    }
    private func number(_ bytes: [UInt8], _ place: Int) -> UInt32 {
        (0..<4).reduce(0) { $0 | UInt32(bytes[place + $1]) << UInt32(8 * $1) }
    }
}
