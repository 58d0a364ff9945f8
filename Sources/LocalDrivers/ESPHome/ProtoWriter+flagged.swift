/// Values that come with a flag that says that they are there, as firmware's commands have them.
extension ProtoWriter {
    /// A level.
    mutating func write(level: Double, at place: (has: Int, value: Int)) {
        write(place.has, true)
        write(place.value, float: level)
    }

    /// On or off.
    mutating func write(_ on: Bool, at place: (has: Int, value: Int)) {
        write(place.has, true)
        write(place.value, on)
    }

    /// A name.
    mutating func write(_ name: String, at place: (has: Int, value: Int)) {
        write(place.has, true)
        write(place.value, name)
    }

    /// A length of time.
    mutating func write(milliseconds length: Duration, at place: (has: Int, value: Int)) {
        write(place.has, true)
        write(place.value, UInt64(max(length / .milliseconds(1), 0)))
    }
}
