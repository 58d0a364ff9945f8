import Connectivity
import Crypto
import Foundation
import GRDB
import HTTPTypes
import RuuviData

/// `/record`: what gateways heard of tags. It is not in the public documentation of the User API; without it there is nothing
/// to read.
enum RuuviIngest {
    /// How old a signed post may be, in seconds.
    private static let mostAge = 60.0
    /// How often gateways are to post, in seconds.
    private static let rate = "60"
    private static let mostDigits = 1024

    static func record(_ call: inout RuuviCall) throws -> EmulatorAnswer {
        try refuseForgery(call)
        guard let data = call.request.json?["data"], let tags = data["tags"]?.object,
            let gateway = (data["gw_mac"] ?? data["gwmac"])?.string,
            let time = RuuviRules.number(data["timestamp"]), time >= 0
        else { throw RuuviError.badFormat }
        if let secret = call.settings.gatewaySecret, !secret.isEmpty {
            guard abs(call.now.timeIntervalSince1970 - Double(time)) <= mostAge else {
                throw RuuviError(401, "The post is too old.", "ER_UNAUTHORIZED")
            }
        }
        let heard = try tags.map { try measurement(of: $0.key, $0.value, gateway, data["coordinates"]?.string ?? "", time) }
        try throttle(gateway, call)
        for measurement in heard { try keep(measurement.1, measurement.0, call) }
        guard let field = HTTPField.Name("x-ruuvi-gateway-rate") else { return EmulatorAnswer(200) }
        return EmulatorAnswer(200, headers: [field: rate])
    }

    /// The signature of a body: HMAC-SHA256 by the gateway's secret, in hexadecimal.
    static func signature(of body: [UInt8], secret: String) -> String {
        let key = SymmetricKey(data: Data(secret.utf8))
        return Hex.text(HMAC<SHA256>.authenticationCode(for: Data(body), using: key)).lowercased()
    }

    private static func refuseForgery(_ call: RuuviCall) throws {
        guard let secret = call.settings.gatewaySecret, !secret.isEmpty else { return }
        let given = HTTPField.Name("Ruuvi-HMAC-SHA256").flatMap { call.request.headers[$0] } ?? ""
        guard ConstantTime.equal(given.lowercased(), signature(of: call.request.body, secret: secret)) else {
            throw RuuviError(401, "Invalid signature.", "ER_UNAUTHORIZED")
        }
    }

    private static func measurement(
        of name: String, _ heard: JSONValue, _ gateway: String, _ coordinates: String, _ time: Int
    ) throws -> (String, RuuviMeasurement) {
        guard let id = RuuviTag.id(of: name), let data = heard["data"]?.string, data.utf8.count <= mostDigits,
            Hex.bytes(data) != nil, let own = heard["timestamp"].map(RuuviRules.number) ?? time, own >= 0
        else { throw RuuviError.badFormat }
        let measurement = RuuviMeasurement(
            tag: id, time: Int64(own), gateway: gateway, coordinates: coordinates,
            rssi: RuuviRules.number(heard["rssi"]) ?? 0, data: data, isSparse: true)
        return (name, measurement)
    }

    /// Keeps a measurement, unless there is one of that second or one too shortly before.
    private static func keep(_ new: RuuviMeasurement, _ name: String, _ call: RuuviCall) throws {
        if try RuuviTag.fetchOne(call.db, key: new.tag) == nil {
            var tag = RuuviTag(id: new.tag, spelling: name)
            try tag.insert(call.db)
        }
        let before = RuuviMeasurement.filter(Column("tag") == new.tag && Column("time") <= new.time).order(Column("time").desc)
        if let last = try before.fetchOne(call.db) {
            guard last.time != new.time, Double(new.time - last.time) >= call.settings.densePeriod else { return }
        }
        let sparse = try before.filter(Column("isSparse") == true).fetchOne(call.db)
        var kept = new
        kept.isSparse = sparse.map { Double(new.time - $0.time) >= call.settings.sparsePeriod } ?? true
        try kept.insert(call.db)
    }

    private static func throttle(_ gateway: String, _ call: RuuviCall) throws {
        guard call.settings.gatewayPeriod > 0 else { return }
        let now = call.now.timeIntervalSince1970
        let last = try Double.fetchOne(call.db, sql: "SELECT posted FROM gateway WHERE mac = ?", arguments: [gateway])
        if let last, now - last < call.settings.gatewayPeriod {
            throw RuuviError(429, "Too many requests.", "ER_THROTTLED")
        }
        try call.db.execute(sql: "INSERT OR REPLACE INTO gateway (mac, posted) VALUES (?, ?)", arguments: [gateway, now])
    }
}
