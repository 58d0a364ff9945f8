/// What was observed. A report is never refused: what does not fit the home is left aside.
package enum Report: Sendable, Hashable {
    /// A driver found a device, or found that it has changed; it answers, or is only known to be there. What its lamps are set
    /// to and its sensors read, by their places in the description, is taken in together with it, so that nobody sees it otherwise in between.
    case found(
        DeviceDescription, isReachable: Bool = true, lights: [Int: LightReading] = [:], sensors: [Int: SensorReading] = [:])
    /// A lamp said what it is set to.
    case light(DeviceKey, index: Int, LightReading)
    /// A lamp is still set so as far as is known, though something else was asked of it. Whether it can be reached is not said.
    case lightStands(DeviceKey, index: Int, LightReading)
    /// A sensor said what it reads.
    case sensor(DeviceKey, index: Int, SensorReading)
    /// A device answered again, or stopped answering.
    case reachable(DeviceKey, Bool)
    /// Every device of a driver went out of reach together.
    case driverLost(String)
    /// An app used its key.
    case appUsed(ResourceID)
    /// Somebody asked to be let in.
    case knock(Knock)
}

/// What a lamp says it is set to; what it does not mention stays as it was.
package struct LightReading: Sendable, Hashable {
    /// Whether it gives light.
    package var on: Bool?
    /// How bright it is, or will be when it comes on.
    package var brightness: Brightness?
    /// Its chromaticity, if it is in colour mode.
    package var xy: ColorXY?
    /// Its temperature, if it is in white mode.
    package var mirek: Mirek?
    /// Its effect.
    package var effect: LightEffect?

    /// Makes a reading.
    package init(
        on: Bool? = nil, brightness: Brightness? = nil, xy: ColorXY? = nil, mirek: Mirek? = nil, effect: LightEffect? = nil
    ) {
        self.on = on
        self.brightness = brightness
        self.xy = xy
        self.mirek = mirek
        self.effect = effect
    }
}
