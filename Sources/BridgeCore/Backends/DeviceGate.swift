import Synchronization

/// Keeps devices out of the home that a backend has and the owner does not want: those that were let go of stay away until they
/// are wanted again.
///
/// A lock, because the backend asks while it notes news and the owner decides elsewhere; it is held for one access.
package final class DeviceGate: Sendable {
    private struct State {
        var shut: Set<String>
        /// Devices that the backend has, as it described them last.
        var described: [String: BackendDevice] = [:]
    }

    private let state: Mutex<State>

    /// Makes a gate.
    ///
    /// - Parameter shut: devices that are not let in, by their identities.
    package init(shut: Set<String> = []) { state = Mutex(State(shut: shut)) }

    /// Devices that are not let in and that the backend has, as it described them last.
    package var waiting: [BackendDevice] {
        state.withLock { state in
            state.described.values.filter { state.shut.contains($0.identity) }.sorted { $0.identity < $1.identity }
        }
    }

    /// A device is no longer let in.
    package func shut(out identity: String) { _ = state.withLock { $0.shut.insert(identity) } }

    /// A device is let in again.
    ///
    /// - Returns: the device, if the backend has it.
    package func open(for identity: String) -> BackendDevice? {
        state.withLock { state in
            state.shut.remove(identity)
            return state.described[identity]
        }
    }

    /// Whether a device that the backend describes may come in.
    func admits(_ device: BackendDevice) -> Bool {
        state.withLock { state in
            state.described[device.identity] = device
            return !state.shut.contains(device.identity)
        }
    }

    /// The backend has a device no more.
    func gone(_ identity: String) { state.withLock { $0.described[identity] = nil } }

    /// The backend has these devices and no others.
    func has(only identities: Set<String>) {
        state.withLock { state in state.described = state.described.filter { identities.contains($0.key) } }
    }
}
