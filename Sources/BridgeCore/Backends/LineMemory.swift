import HomeModel

/// What is known of a backend's devices from one connection to the next.
struct LineMemory: Sendable {
    /// What lamps said last.
    var said: [LightAddress: LightReading] = [:]
    /// Which lights and sensors are meant.
    var lightNumbers = PartNumbers()
    var sensorNumbers = PartNumbers()
}
