package import BridgeCore
import HomeModel
import Logging

extension LocalBackends {
    /// Takes in a backend and begins to speak with it.
    ///
    /// - Throws: `BackendTrouble` when it cannot be kept; what its kit says against it. Nothing has changed then.
    package func add(_ backend: ConfiguredBackend, secrets: Secrets) async throws {
        guard let kit = kits.backends[backend.kind] else { throw BackendProblem(description: Self.lacks(backend.kind)) }
        // What is on the LAN goes by its kind.
        if lan[backend.name] != nil { throw BackendTrouble.nameIsTaken(backend.name) }
        if let problem = kit.problem(backend, secrets) { throw BackendProblem(description: problem) }
        _ = try kit.backend(backend, secrets)
        try await book.add(backend, secrets: secrets)
        await start(backend)
    }

    /// Lets go of a backend, its secrets and its devices.
    ///
    /// - Throws: `BackendTrouble` when there is none of this name or it cannot be let go of, and then it is spoken with as before;
    ///   `BridgeError` when it is gone and the home cannot be kept without its devices, which is tried again at the next start.
    package func remove(_ name: String) async throws {
        guard let backend = await book.backend(name) else { throw BackendTrouble.unknown(name) }
        await stop(name)
        do throws(BackendTrouble) {
            try await book.remove(name)
        } catch {
            await start(backend)
            throw error
        }
        try await seeOff(backend.driver)
    }

    /// Takes what a removed backend brought out of the home.
    ///
    /// - Throws: when the home cannot be kept without it; then it is tried again at the next start.
    func seeOff(_ driver: String) async throws(BridgeError) {
        // One of the same name may be there before their removal is heard of.
        let going = Set(bridge.published.snapshot.home.devices.all.map(\.key).filter { $0.driver == driver })
        expected.formUnion(going)
        do throws(BridgeError) {
            try await bridge.perform(.removeDevices(driver: driver), by: .owner)
        } catch {
            expected.subtract(going)
            throw error
        }
        await book.left(driver)
    }

    /// The same with those that a bridge which was cut short left behind.
    func seeOff() async {
        for driver in await book.leaving {
            do throws(BridgeError) {
                try await seeOff(driver)
            } catch {
                logger.error("what a removed backend brought could not be removed", metadata: [
                    "backend": "\(driver)", "error": "\(error)",
                ])
            }
        }
    }

    /// Why a backend of some kind cannot be used.
    static func lacks(_ kind: BackendKind) -> String { "this program cannot speak with backends of the kind \(kind.rawValue)" }
}

/// What is wrong with how a backend is configured, in words for the owner.
package struct BackendProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// The words.
    package let description: String

    /// Makes a problem.
    package init(description: String) { self.description = description }
}
