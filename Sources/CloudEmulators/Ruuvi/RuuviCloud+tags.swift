package import Connectivity
import Foundation
import GRDB
import Logging

/// The tags that are played, and the gateway that hears them.
extension RuuviCloud {
    /// How often a gateway says what it heard, and how soon it says again what the cloud did not take.
    private static let interval = 60
    private static let pause = 5

    /// Has every tag heard now and every minute.
    package func run(at base: String) async throws {
        let gateway = try RuuviGateway(at: base, settings, secret: vendorSettings.gatewaySecret)
        self.gateway = gateway
        do {
            for round in 0... {
                if round.isMultiple(of: Self.interval / Self.pause) { untaken.formUnion(tags().map(\.tag.id)) }
                await post(untaken)
                try await settings.clock.connections.sleep(for: .seconds(Self.pause))
            }
        } catch {
            self.gateway = nil
            await gateway.close()
            throw error
        }
    }

    /// The tags that are played.
    package func devices() -> [JSONValue] {
        tags().map { tag, simulation in
            .object(simulation.json.merging(["id": .string(tag.spelling), "name": .string(tag.shownName)]) { $1 })
        }
    }

    /// Pushes, warms or moistens a tag, or carries it away. It is heard at once, if the cloud takes what the gateway says.
    package func touch(device: String, _ wish: JSONValue) async -> Bool {
        guard var (tag, simulation) = tags().first(where: { $0.tag.id == RuuviTag.id(of: device) }) else { return false }
        simulation.touch(wish)
        keep(simulation, as: &tag)
        await post([tag.id])
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

    /// What the gateway hears of some tags now, of those in its reach.
    private func post(_ ids: Set<String>) async {
        guard let gateway else { return }
        var heard: [String: JSONValue] = [:]
        for (kept, kind) in tags() where ids.contains(kept.id) && kind.connected {
            var (tag, simulation) = (kept, kind)
            heard[tag.spelling] = simulation.broadcast(at: settings.clock.now)
            keep(simulation, as: &tag)
        }
        untaken.subtract(ids)
        guard !heard.isEmpty, let reason = await gateway.post(heard) else { return }
        untaken.formUnion(ids)
        settings.logger.debug("what the gateway heard was not taken", metadata: ["reason": "\(reason)"])
    }
}

extension RuuviTag {
    /// What to call it: its name, or what Ruuvi's apps call one that has none.
    var shownName: String { name.isEmpty ? "Ruuvi \(id.suffix(4))" : name }
}
