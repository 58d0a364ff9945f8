import Connectivity
import GRDB

/// `/get`: what a tag measured, newest first.
enum RuuviReadings {
    private static let usualCount = 15
    private static let mostCount = 5000

    static func get(_ call: inout RuuviCall) throws -> EmulatorAnswer {
        let user = try call.caller()
        guard let name = call.tagName, RuuviTag.id(of: name) != nil else { throw RuuviError.badFormat }
        let tag = try RuuviTag.find(name, call.db)
        if user == nil, call.settings.requireLogin { _ = try call.user() }
        if let user { try refuseStranger(user, tag, call) }
        let measurements = try tag.map { try list($0, call) } ?? []
        if call.isModern { return call.succeed(try modern(tag, measurements, call)) }
        guard let tag, !measurements.isEmpty else { throw RuuviError.noData }
        return call.succeed([
            "tag": .string(tag.spelling), "total": .int(Int64(measurements.count)),
            "measurements": .array(measurements.map { $0.json(of: tag) }),
        ])
    }

    /// The last one; `nil` if there is none.
    static func latest(_ tag: RuuviTag, _ db: Database) throws -> RuuviMeasurement? {
        try RuuviMeasurement.filter(Column("tag") == tag.id).order(Column("time").desc).fetchOne(db)
    }

    private static func refuseStranger(_ user: RuuviUser, _ tag: RuuviTag?, _ call: RuuviCall) throws {
        guard let tag else { throw RuuviError.forbidden }
        guard try tag.isOwned(by: user) || tag.isPublic || tag.isShared(with: user, call.db) else { throw RuuviError.forbidden }
    }

    /// No more than are asked for are ever read, whatever the tag has.
    private static func list(_ tag: RuuviTag, _ call: RuuviCall) throws -> [RuuviMeasurement] {
        var found = RuuviMeasurement.filter(Column("tag") == tag.id)
        if let since = try moment("since", call) { found = found.filter(Column("time") >= since) }
        if let until = try moment("until", call) { found = found.filter(Column("time") <= until) }
        switch call.request.query("mode") {
        case nil, "dense", "mixed": break
        case "sparse": found = found.filter(Column("isSparse") == true)
        default: throw RuuviError(400, "Invalid density mode.", "ER_INVALID_DENSITY_MODE")
        }
        let count = try moment("limit", call).map { min($0, mostCount) } ?? usualCount
        switch call.request.query("sort") {
        case nil, "desc": found = found.order(Column("time").desc)
        case "asc": found = found.order(Column("time"))
        default: throw RuuviError(400, "Invalid sort mode.", "ER_INVALID_SORT_MODE")
        }
        return try found.limit(count).fetchAll(call.db)
    }

    /// A number that is not negative.
    private static func moment(_ name: String, _ call: RuuviCall) throws(RuuviError) -> Int? {
        guard let text = call.request.query(name) else { return nil }
        guard let number = Int(text), number >= 0 else { throw .badFormat }
        return number
    }

    private static func modern(
        _ tag: RuuviTag?, _ measurements: [RuuviMeasurement], _ call: RuuviCall
    ) throws -> [String: JSONValue] {
        var data = tag?.description ?? [:]
        data["sensor"] = (tag?.spelling ?? call.tagName).map { .string($0) }
        data["total"] = .int(Int64(measurements.count))
        data["measurements"] = .array(measurements.map(\.json))
        return data
    }
}

extension RuuviMeasurement {
    /// As the first documentation has it.
    func json(of tag: RuuviTag) -> JSONValue {
        [
            "GatewayMac": .string(gateway), "Coordinates": .string(coordinates.isEmpty ? "N/A" : coordinates),
            "RSSI": .int(Int64(rssi)), "MeasurementTimestamp": .int(time), "SensorData": .string(data),
            "SensorId": .string(tag.spelling),
        ]
    }

    /// As it is today.
    var json: JSONValue {
        [
            "gwmac": .string(gateway), "coordinates": .string(coordinates), "rssi": .int(Int64(rssi)), "timestamp": .int(time),
            "data": .string(data),
        ]
    }
}

extension RuuviTag {
    /// What people said about it.
    var description: [String: JSONValue] {
        [
            "name": .string(name), "picture": .string(picture), "public": .bool(isPublic),
            "offsetTemperature": .double(offsetTemperature), "offsetHumidity": .double(offsetHumidity),
            "offsetPressure": .double(offsetPressure),
        ]
    }
}
