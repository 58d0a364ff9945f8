import Foundation

/// A number of Ruuvi Air that has nine bits: eight in a byte of its own, the lowest among the flags.
struct NineBits: Sendable {
    let at: Int
    /// Which bit of the flags.
    let bit: UInt8
    /// From which number on it is not available.
    var missing = 511

    /// The number; `nil` when it is not available.
    func value(in payload: [UInt8], _ flags: RuuviFlags) -> Int? {
        let number = Int(payload[at]) << 1 | Int(flags.rawValue >> bit & 1)
        return number >= missing ? nil : number
    }

    /// Writes the number: its byte, and its bit among the flags. Where 510 says the same as 511, the flags decide.
    func put(_ value: Int?, in payload: inout [UInt8], flags: inout UInt8) {
        if let value {
            let number = min(max(value, 0), missing - 1)
            payload[at] = UInt8(number >> 1)
            flags = flags & ~(1 << bit) | UInt8(number & 1) << bit
        } else {
            payload[at] = 0xFF
            if missing == 511 { flags |= 1 << bit }
        }
    }
}

/// Sound, which documents call reserved and set to 255, and encoders fill in. 255 with the bit of the flags unset is 510, so
/// 510 is not taken for a sound.
struct SoundLevel: Sendable {
    private let bits: NineBits

    init(at: Int, bit: UInt8) {
        bits = NineBits(at: at, bit: bit, missing: 510)
    }

    func value(in payload: [UInt8], _ flags: RuuviFlags) -> Double? {
        bits.value(in: payload, flags).map { Double($0) / 5 + 18 }
    }

    func put(_ value: Double?, in payload: inout [UInt8], flags: inout UInt8) {
        let number = value.flatMap { $0.isNaN ? nil : Int(min(max((($0 - 18) * 5).rounded(), 0), 509)) }
        bits.put(number, in: &payload, flags: &flags)
    }
}

/// Light in one byte: 0…65535 lux in 254 steps, each the same part more than the one before.
enum LightCode {
    private static let step = log(65_536.0) / 254

    /// Lux to the hundredth; `nil` when it is not available.
    static func lux(_ code: UInt8) -> Double? {
        guard code != 0xFF else { return nil }
        return (100 * (exp(Double(code) * step) - 1)).rounded() / 100
    }

    static func code(_ lux: Double?) -> UInt8 {
        guard let lux, !lux.isNaN else { return 0xFF }
        return UInt8(min(max((log(max(lux, 0) + 1) / step).rounded(), 0), 254))
    }
}
