import BridgeCore
import Foundation
import HomeModel
import RuuviData

/// What is known of an account's sensors, and what is news. It knows no clock and no server: it is told what the cloud has and
/// what time it is. It outlives connections, so that nothing is told twice.
struct RuuviRoster: Sendable {
    private struct Known: Sendable {
        var device: BackendDevice
        var sensor: RuuviSensor
        var isListed = true
    }

    /// Sensors that have not been heard for so long are out of reach, or for three times as long as the plan lets them be seen.
    private static let shortestSilence = 30

    /// For how many seconds after a whole broadcast of Ruuvi Air its shorter one is left aside.
    private static let echo = 600

    private let driver: String
    private var known: [String: Known] = [:]

    init(driver: String) {
        self.driver = driver
    }

    /// The devices of an account that has just been connected. Their readings are those that are new.
    mutating func connect(_ sensors: [RuuviSensor], at now: Date) -> [BackendDevice] {
        _ = leave(sensors)
        return sensors.compactMap { take($0, at: now)?.device }
    }

    /// What is new since the last time.
    mutating func news(_ sensors: [RuuviSensor], at now: Date) -> [BackendNews] {
        let gone = leave(sensors).map { BackendNews.gone(identity: $0) }
        return gone + sensors.flatMap { sensor -> [BackendNews] in
            guard let (device, isOther) = take(sensor, at: now) else { return [] }
            if isOther { return [.found(device)] }
            guard device.isReachable else { return [] }
            return device.sensors.sorted { $0.key < $1.key }.map { .sensor(identity: sensor.id, index: $0.key, $0.value) }
        }
    }

    /// What has become news by the mere passing of time, while the cloud says nothing.
    mutating func silence(at now: Date) -> [BackendNews] {
        news(known.values.filter(\.isListed).map(\.sensor).sorted { $0.id < $1.id }, at: now)
    }

    /// Those that were in the account and no longer are.
    private mutating func leave(_ sensors: [RuuviSensor]) -> [String] {
        let present = Set(sensors.map(\.id))
        let gone = known.filter { $0.value.isListed && !present.contains($0.key) }.keys.sorted()
        for id in gone { known[id]?.isListed = false }
        return gone
    }

    /// The device as it is now, with what is new; and whether it is another than it was in more than its readings.
    private mutating func take(_ given: RuuviSensor, at now: Date) -> (device: BackendDevice, isOther: Bool)? {
        let before = known[given.id]
        var sensor = given
        let isNew = Self.isNew(given.last, since: before?.sensor.last, at: now)
        if !isNew { sensor.last = before?.sensor.last }
        guard let last = sensor.last, let description = sensor.device(driver: driver) else { return nil }
        let silence = now.timeIntervalSince1970 - Double(last.time)
        let longest = max(3 * (sensor.resolution ?? 1), Self.shortestSilence) * 60
        var device = BackendDevice(description: description, isReachable: silence <= Double(longest))
        // Its readings are not kept with it, so that two devices differ only where somebody is to be told of it.
        let isOther = before.map { !$0.isListed || $0.device != device } ?? true
        known[given.id] = Known(device: device, sensor: sensor)
        if isNew { device.sensors = Self.readings(sensor, before: before?.sensor.last) }
        return (device, isOther)
    }

    /// Only what was measured later is new, and nothing that is said to be measured in time to come: it would hide all that
    /// follows. Of Ruuvi Air's two formats the shorter one has nothing to add while the other is heard.
    private static func isNew(_ sample: RuuviSensor.Sample?, since before: RuuviSensor.Sample?, at now: Date) -> Bool {
        guard let sample, !sample.isAhead(of: now) else { return false }
        // It was believed by a clock that has been set back since.
        guard let before, !before.isAhead(of: now) else { return true }
        let isEcho = sample.reading.format == .air && before.reading.format == .airExtended
        return sample.time > before.time + (isEcho ? echo : 0)
    }

    /// Something moved if the counter is another than it was. The first measurement tells of no motion.
    private static func readings(_ sensor: RuuviSensor, before: RuuviSensor.Sample?) -> [Int: SensorReading] {
        var readings = sensor.readings
        if let index = sensor.motionIndex, let count = sensor.last?.reading.movements {
            readings[index] = .motion(before?.reading.movements.map { $0 != count } ?? false)
        }
        return readings
    }
}
