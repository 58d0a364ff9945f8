import Connectivity
import Foundation
import RuuviData

/// A tag that is only played: what it would measure if it were there.
struct RuuviSimulation: Codable, Sendable, Hashable {
    /// What a hand cannot change.
    private static let fixed: Set = ["format", "address"]

    var reading: RuuviReading
    /// How well the gateway hears it, in dBm.
    var rssi: Int
    /// Whether the gateway hears it at all.
    var connected = true
    /// When it was heard last, in seconds since 1970.
    var heard = 0

    /// Makes a tag that stands still.
    ///
    /// - Parameter given: members of a reading, by their names.
    init(_ format: RuuviFormat, id: String, rssi: Int, given: JSONValue) {
        reading = RuuviReading(format)
        reading.address = Hex.bytes(id)
        reading.sequence = 0
        self.rssi = rssi
        for (name, value) in given.object ?? [:] { set(name, to: value) }
    }

    /// Does what a hand would: members as in a reading, `movement` for a push, `rssi`, and `connected` for being carried out of
    /// the gateway's reach or back. What cannot be read is left aside.
    mutating func touch(_ wish: JSONValue) {
        for (name, value) in wish.object ?? [:] {
            switch (name, value) {
            case ("connected", .bool(let isConnected)): connected = isConnected
            case ("rssi", .int(let dBm)) where (-127...0).contains(dBm): rssi = Int(dBm)
            case ("movement", .bool(true)): reading.movements = ((reading.movements ?? 0) + 1) % 255
            case ("movement", .int): set("movements", to: value)
            default: set(name, to: value)
            }
        }
    }

    /// The next broadcast, at a second at which there was none yet.
    mutating func broadcast(at now: Date) -> JSONValue {
        heard = max(Int(now.timeIntervalSince1970), heard + 1)
        reading.sequence = ((reading.sequence ?? -1) + 1) % 255
        return [
            "rssi": .int(Int64(rssi)), "timestamp": .int(Int64(heard)), "data": .string(Hex.text(reading.advertisement)),
        ]
    }

    /// What it is set to, for whoever looks.
    var json: [String: JSONValue] {
        var members = Self.json(of: reading)
        members["format"] = .string(reading.format.name)
        members["address"] = nil
        members["rssi"] = .int(Int64(rssi))
        members["connected"] = .bool(connected)
        return members
    }

    private mutating func set(_ name: String, to value: JSONValue) {
        guard !Self.fixed.contains(name) else { return }
        var members = Self.json(of: reading)
        members[name] = value
        if let new = try? JSONDecoder().decode(RuuviReading.self, from: Data(JSONValue.object(members).bytes)) { reading = new }
    }

    private static func json(of reading: RuuviReading) -> [String: JSONValue] {
        (try? JSONValue(parsing: JSONEncoder().encode(reading)).object) ?? [:]
    }
}
