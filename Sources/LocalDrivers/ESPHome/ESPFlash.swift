import HomeModel

/// A flash, by which a light calls attention: what it shows, and how firmware says so. The light says once that it shows it, and
/// at its end how it was before.
struct ESPFlash: Sendable, Hashable {
    /// How long it flashes to be seen, in milliseconds.
    static let length: UInt64 = 3000

    /// Whether it is lit meanwhile.
    let on: Bool
    /// How bright it is meanwhile; `nil` for a light that only goes on and off.
    let level: Double?
    /// Uptime at which it is surely over.
    var end: Duration = .zero
    private var isHeard = false

    /// A flash must not look like the light does anyway.
    init(of light: ESPLight, _ reading: LightReading) {
        let isOn = reading.on ?? false
        on = light.dims || !isOn
        level = light.dims ? isOn && (reading.brightness ?? .full).fraction > 0.5 ? 0.1 : 1 : nil
    }

    /// Whether a state is how the light says that it shows this.
    mutating func explains(_ fields: ProtoFields) -> Bool {
        guard !isHeard, fields.bool(2) == on, level.map({ abs(fields.float(3) - $0) < 0.005 }) ?? true else { return false }
        isHeard = true
        return true
    }
}
