import BridgeCore
import BridgeServer
import Connectivity
import HomeModel
import LocalDrivers

/// What the owner does with backends and devices on the LAN, on the real ones.
struct BackendDesk: BackendBench {
    let local: LocalBackends
    let bridge: Bridge

    func backends() async throws(ControlProblem) -> [ControlBackend] {
        if let trouble = await local.book.trouble { throw ControlProblem("\(trouble)") }
        let now = bridge.world.now()
        let configured = await local.standings.map { ControlBackend($0, at: now) }
        let kinds = Dictionary(grouping: await local.devices, by: \.device.kind)
        return configured + kinds.sorted { $0.key < $1.key }.map { ControlBackend($0.key, $0.value, at: now) }
    }

    func add(_ wanted: ControlNewBackend) async throws(ControlProblem) -> ControlBackend {
        guard let kind = BackendKind(rawValue: wanted.kind) else {
            let kinds = BackendKind.allCases.map(\.rawValue).joined(separator: " and ")
            throw ControlProblem("there are no backends of the kind \"\(wanted.kind)\"; there are \(kinds)")
        }
        let backend = ConfiguredBackend(name: wanted.name, kind: kind, settings: wanted.settings, command: wanted.command)
        try await Self.wording { try await local.add(backend, secrets: Secrets(wanted.secrets)) }
        guard let added = try await backends().first(where: { $0.name == wanted.name && $0.kind == wanted.kind }) else {
            throw ControlProblem("\(BackendTrouble.unknown(wanted.name))")
        }
        return added
    }

    func remove(_ name: String) async throws(ControlProblem) -> ControlBackendRemoval {
        guard let backend = await local.book.backend(name) else {
            let isKind = local.kindNames.contains(name)
            throw ControlProblem(
                isKind ? "\(name) is a kind of device on the LAN: \"porchlight devices forget\" lets go of its devices"
                    : "\(BackendTrouble.unknown(name))")
        }
        let home = bridge.published.snapshot.home
        let devices = home.devices.all.filter { $0.key.driver == backend.driver }
        try await Self.wording { try await local.remove(name) }
        return ControlBackendRemoval(
            name: name, lights: devices.flatMap(\.lights).compactMap { home.lights[$0]?.name },
            sensors: devices.flatMap(\.sensors).compactMap { home.sensors[$0]?.name })
    }

    /// Does something, with whatever speaks against it in words for the owner.
    static func wording<Result: Sendable>(
        _ work: @Sendable () async throws -> Result
    ) async throws(ControlProblem) -> Result {
        do {
            return try await work()
        } catch let error as BridgeError {
            throw ControlProblem(ControlDesk.words(for: error))
        } catch is CancellationError {
            throw ControlProblem("nobody waited for it")
        } catch {
            throw ControlProblem("\(error)")
        }
    }
}
