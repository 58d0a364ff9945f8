import Connectivity
import Foundation
import RuuviData

/// A sensor in an account of Ruuvi's, in whichever words the server has for it.
struct RuuviSensor: Sendable, Hashable {
    /// What is added to what it measures.
    struct Offsets: Sendable, Hashable {
        /// °C.
        var temperature = 0.0
        /// Percent.
        var humidity = 0.0
        /// Pa.
        var pressure = 0.0
    }

    /// One measurement.
    struct Sample: Sendable, Hashable {
        /// Seconds since 1970: 0…2^32.
        var time: Int
        var reading: RuuviReading
        /// How well the gateway heard it, in dBm.
        var signal: Int?

        /// Whether it is from so far ahead that the clock of whoever heard it must be wrong.
        func isAhead(of now: Date) -> Bool { Double(time) > now.timeIntervalSince1970 + 600 }
    }

    /// Capital letters and digits: servers write the same one in several ways.
    var id: String
    /// As the server writes it.
    var spelling: String
    var name: String?
    var offsets = Offsets()
    /// How often the account's plan lets it be seen, in minutes: 1…1440.
    var resolution: Int?
    /// The last one that can be read and believed.
    var last: Sample?
}

/// Reads what servers of either dialect say: the first documentation's (`Tag`, `SensorData`) and today's (`sensor`, `data`).
enum RuuviWords {
    /// The sensors in the answer to `/user`, `/sensors-dense` or `/get`.
    ///
    /// - Parameter now: measurements from far ahead of it are left out; `nil` for whoever does not want any.
    /// - Throws: `CloudFailure.notUnderstood` when there is no list of any.
    static func sensors(_ data: JSONValue, at now: Date? = nil) throws(CloudFailure) -> [RuuviSensor] {
        guard let list = first(data, ["sensors", "Tags", "tags"])?.array else {
            throw .notUnderstood("there is no list of sensors")
        }
        return list.compactMap { sensor($0, at: now) }
    }

    /// One sensor, with its last measurement if that comes along.
    static func sensor(_ words: JSONValue, at now: Date? = nil) -> RuuviSensor? {
        guard let spelling = first(words, ["sensor", "tag", "Tag", "SensorId"])?.string else { return nil }
        let id = spelling.filter { $0 != ":" && $0 != "-" }.uppercased()
        guard (1...32).contains(id.utf8.count) else { return nil }
        var sensor = RuuviSensor(id: id, spelling: spelling)
        sensor.name = words["name"]?.string.flatMap { $0.isEmpty ? nil : $0 }
        sensor.offsets.temperature = offset(words["offsetTemperature"])
        sensor.offsets.humidity = offset(words["offsetHumidity"])
        sensor.offsets.pressure = offset(words["offsetPressure"])
        sensor.resolution = words["subscription"]?["maxResolutionMinutes"]?.int.map { min(max($0, 1), 1440) }
        sensor.last = latest(words["measurements"]?.array ?? [], at: now)
        return sensor
    }

    /// Whether the list calls sensors tags, so that one has to be asked for by that name.
    static func saysTags(_ data: JSONValue) -> Bool { data["sensors"]?.array == nil }

    /// Ruuvi Air is heard in two formats; the shorter one is taken only where there is no other.
    private static func latest(_ measurements: [JSONValue], at now: Date?) -> RuuviSensor.Sample? {
        let samples = measurements.compactMap(sample).filter { sample in now.map { !sample.isAhead(of: $0) } ?? true }
        let whole = samples.filter { $0.reading.format != .air }
        return (whole.isEmpty ? samples : whole).max { $0.time < $1.time }
    }

    private static func sample(_ words: JSONValue) -> RuuviSensor.Sample? {
        guard let time = first(words, ["timestamp", "MeasurementTimestamp"])?.int, (0...4_294_967_296).contains(time),
            let hex = first(words, ["data", "SensorData"])?.string, let reading = try? RuuviReading(hex: hex)
        else { return nil }
        return RuuviSensor.Sample(time: time, reading: reading, signal: first(words, ["rssi", "RSSI"])?.int)
    }

    private static func first(_ words: JSONValue, _ names: [String]) -> JSONValue? {
        for name in names { if let value = words[name], !value.isNull { return value } }
        return nil
    }

    private static func offset(_ words: JSONValue?) -> Double {
        guard let offset = words?.double, abs(offset) <= 1_000_000 else { return 0 }
        return offset
    }
}
