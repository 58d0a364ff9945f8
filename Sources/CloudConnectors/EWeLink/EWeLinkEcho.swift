import HomeModel

/// What was asked of a light, and what it says when it is set so. Devices count in coarser steps than the home: while one says
/// what comes of an order, the home keeps what was asked for.
struct EWeLinkEcho: Sendable, Hashable {
    private var asked = LightReading()
    private var shown = LightReading()

    /// An order was taken.
    ///
    /// - Parameter reading: what the device says when it has followed.
    mutating func take(_ action: LightAction, shownAs reading: LightReading) {
        if let brightness = action.brightness { (asked.brightness, shown.brightness) = (brightness, reading.brightness) }
        guard let color = action.color else { return }
        (asked.xy, asked.mirek, shown.xy, shown.mirek) = (nil, nil, reading.xy, reading.mirek)
        switch color {
        case .mirek(let mirek): asked.mirek = mirek
        case .xy(let point): asked.xy = point
        case .hueSaturation(let color): asked.xy = Gamut.c.xy(of: color)
        }
    }

    /// What the device says, as it was asked for where that is the same.
    func resolve(_ reading: LightReading) -> LightReading {
        var reading = reading
        if let wanted = asked.brightness, reading.brightness == shown.brightness { reading.brightness = wanted }
        if let wanted = asked.xy, reading.xy == shown.xy, reading.xy != nil { reading.xy = wanted }
        if let wanted = asked.mirek, reading.mirek == shown.mirek, reading.mirek != nil { reading.mirek = wanted }
        return reading
    }
}
