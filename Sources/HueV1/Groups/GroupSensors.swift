import Foundation
import HomeModel

/// What the sensors of a group see together (Docs/HueV1.md §9.1), shown where there are such sensors. Those that have
/// not read anything yet do not count.
struct GroupSensors {
    private let motion, light: [Sensor]

    init(_ sensors: [Sensor]) {
        motion = sensors.filter { $0.presence != nil }
        light = sensors.filter { $0.level != nil }
    }

    /// Writes the members `presence` and `lightlevel`.
    func write(to writer: inout JSONWriter) {
        if !motion.isEmpty { write("presence", motion, to: &writer, writePresence) }
        if !light.isEmpty { write("lightlevel", light, to: &writer, writeLevels) }
    }

    private func write(
        _ name: String, _ sensors: [Sensor], to writer: inout JSONWriter, _ content: ([Sensor], inout JSONWriter) -> Void
    ) {
        let read = sensors.filter { $0.updated != nil }
        writer.member(name, object: { part in
            part.member("state", object: { state in
                content(read, &state)
                state.member("lastupdated", read.compactMap(\.updated).max().map(V1Time.utc) ?? "none")
            })
        })
    }

    private func writePresence(_ read: [Sensor], to state: inout JSONWriter) {
        let seen = read.compactMap(\.presence)
        state.member("presence", ifRead: seen.isEmpty ? nil : seen.contains(true))
        state.member("presence_all", ifRead: seen.isEmpty ? nil : !seen.contains(false))
    }

    private func writeLevels(_ read: [Sensor], to state: inout JSONWriter) {
        let (levels, dark, daylight) = (read.compactMap(\.level), read.compactMap(\.isDark), read.compactMap(\.isDaylight))
        state.member("dark", ifRead: levels.isEmpty ? nil : dark.contains(true))
        state.member("dark_all", ifRead: levels.isEmpty ? nil : !dark.contains(false))
        state.member("daylight", ifRead: levels.isEmpty ? nil : !daylight.contains(false))
        state.member("daylight_any", ifRead: levels.isEmpty ? nil : daylight.contains(true))
        state.member("lightlevel", ifRead: levels.isEmpty ? nil : levels.reduce(0, +) / levels.count)
        state.member("lightlevel_min", ifRead: levels.min())
        state.member("lightlevel_max", ifRead: levels.max())
    }
}

extension JSONWriter {
    fileprivate mutating func member(_ name: String, ifRead value: Bool?) {
        key(name)
        if let value { bool(value) } else { null() }
    }

    fileprivate mutating func member(_ name: String, ifRead value: Int?) {
        key(name)
        if let value { integer(value) } else { null() }
    }
}

extension Sensor {
    /// Whether somebody is there; `nil` of what does not sense that.
    fileprivate var presence: Bool? {
        switch reading {
        case .motion(let isThere), .presence(let isThere): isThere
        default: nil
        }
    }

    fileprivate var level: Int? {
        if case .lightLevel(let level) = reading { min(max(level, 0), 65_535) } else { nil }
    }
}
