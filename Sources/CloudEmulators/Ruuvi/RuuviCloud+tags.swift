package import Connectivity
import Foundation
import GRDB
import HTTPTypes
import Logging

/// The tags that are played, and the gateway that hears them. It posts as a gateway does; only the way to the cloud is short,
/// so that tags are heard also while the cloud misbehaves towards everybody else.
extension RuuviCloud {
    private static let gateway = "C8:25:2D:8E:9C:2C"
    private static let interval = Duration.seconds(60)

    /// Has every tag heard now and every minute.
    package func run(at base: String) async throws {
        while true {
            post(tags().filter(\.simulation.connected).map(\.tag.id))
            try await settings.clock.connections.sleep(for: Self.interval)
        }
    }

    /// The tags that are played.
    package func devices() -> [JSONValue] {
        tags().map { tag, simulation in
            .object(simulation.json.merging(["id": .string(tag.spelling), "name": .string(tag.shownName)]) { $1 })
        }
    }

    /// Pushes, warms or moistens a tag, or carries it away. It is heard at once.
    package func touch(device: String, _ wish: JSONValue) -> Bool {
        guard var (tag, simulation) = tags().first(where: { $0.tag.id == RuuviTag.id(of: device) }) else { return false }
        simulation.touch(wish)
        keep(simulation, as: &tag)
        if simulation.connected { post([tag.id]) }
        return true
    }

    private func tags() -> [(tag: RuuviTag, simulation: RuuviSimulation)] {
        let kept = try? database.read { db in try RuuviTag.filter(Column("simulated") != nil).order(Column("id")).fetchAll(db) }
        return (kept ?? []).compactMap { tag in
            let text = Data((tag.simulated ?? "").utf8)
            return (try? JSONDecoder().decode(RuuviSimulation.self, from: text)).map { (tag, $0) }
        }
    }

    private func keep(_ simulation: RuuviSimulation, as tag: inout RuuviTag) {
        guard let text = try? JSONEncoder().encode(simulation) else { return }
        tag.simulated = String(decoding: text, as: UTF8.self)
        do {
            try database.write { [tag] db in try tag.update(db, columns: ["simulated"]) }
        } catch {
            settings.logger.error("a tag could not be kept", metadata: ["error": "\(error)"])
        }
    }

    /// What the gateway heard of some tags, signed if signatures are looked at.
    private func post(_ ids: [String]) {
        var heard: [String: JSONValue] = [:]
        for (kept, kind) in tags() where ids.contains(kept.id) {
            var (tag, simulation) = (kept, kind)
            heard[tag.spelling] = simulation.broadcast(at: settings.clock.now)
            keep(simulation, as: &tag)
        }
        guard !heard.isEmpty else { return }
        let body = JSONValue.object([
            "data": [
                "coordinates": "", "timestamp": .int(Int64(settings.clock.now.timeIntervalSince1970)),
                "gw_mac": .string(Self.gateway), "tags": .object(heard),
            ]
        ]).bytes
        var headers: HTTPFields = [.contentType: "application/json"]
        if let secret = vendorSettings.gatewaySecret, let name = HTTPField.Name("Ruuvi-HMAC-SHA256") {
            headers[name] = RuuviIngest.signature(of: body, secret: secret)
        }
        let answer = self.answer(EmulatorRequest(.post, "/record", headers: headers, body: body))
        if answer.status != 200 {
            settings.logger.warning("what the gateway heard was not taken", metadata: ["status": "\(answer.status)"])
        }
    }
}

extension RuuviTag {
    /// What to call it: its name, or what Ruuvi's apps call one that has none.
    var shownName: String { name.isEmpty ? "Ruuvi \(id.suffix(4))" : name }
}
