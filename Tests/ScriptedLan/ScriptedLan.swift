import BridgeCore
package import HomeModel
package import LocalDrivers
import Synchronization

/// A network without a network: devices stand at addresses as a test puts them there, and remember what was asked of them.
///
/// A lock, because every device is spoken with from a task of its own.
package final class ScriptedLan: Sendable {
    /// A device on it.
    package struct Thing: Sendable {
        /// What tells it apart.
        package var identity: String
        /// Where it stands.
        package var address: LanAddress
        /// What it is called.
        package var name: String
        /// The password that it wants.
        package var secret: String?
        /// How many lights it has.
        package var lights = 1
    }

    /// What happened on it.
    package struct Memory: Sendable {
        /// The devices, by where they stand.
        package var things: [LanAddress: Thing] = [:]
        /// Identities of those that are spoken with.
        package var talks: [String] = []
        /// Searches that are under way.
        package var searches = 0
        /// Searches so far.
        package var searched = 0
        /// Identities of those that searches met, and told of.
        package var met: Set<String> = []
        /// Addresses that were looked at.
        package var looks: [LanAddress] = []
        /// What devices were told.
        package var orders: [(identity: String, action: LightAction)] = []
        /// Why nobody can search here; `nil` while they can.
        package var trouble: LanFailure?
    }

    let changes = Feed<Void>()
    private let memory_ = Mutex(Memory())

    /// Makes a network with nothing on it.
    package init() {}

    /// A search has told of a device.
    func noteMet(_ identity: String) { memory_.withLock { _ = $0.met.insert(identity) } }

    /// What happened so far.
    package var memory: Memory { memory_.withLock { $0 } }

    /// Changes something; those who search or speak notice.
    package func note(_ change: (inout Memory) -> Void) {
        memory_.withLock { change(&$0) }
        changes.announce(())
    }

    /// Puts a device somewhere.
    package func put(_ identity: String, at host: String, name: String = "", secret: String? = nil, lights: Int = 1) {
        let address = LanAddress(host: host)
        note { memory in
            memory.things[address] = Thing(
                identity: identity, address: address, name: name.isEmpty ? "Lamp \(identity)" : name, secret: secret, lights: lights)
        }
    }

    /// Takes a device away.
    package func take(from host: String) { note { $0.things[LanAddress(host: host)] = nil } }
}
