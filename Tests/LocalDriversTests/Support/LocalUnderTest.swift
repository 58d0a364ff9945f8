import BridgeCore
import HomeModel
@testable import LocalDrivers
import Logging
import ScriptedLan
import Testing
import ToldWorlds

/// A bridge with backends and devices of a scripted house, in a time that goes faster than the real one.
struct LocalUnderTest: Sendable {
    let lan = ScriptedLan()
    let broker = ScriptedBroker()
    let bridge: Bridge
    let local: LocalBackends

    /// Makes one.
    ///
    /// - Parameters:
    ///   - book: where all is kept, if not in memory.
    ///   - home: what is in the home at first.
    init(book: BackendBook? = nil, home: Home? = nil, speed: Double = 20) throws {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let mac = try #require(MACAddress("00:17:88:24:96:fe"))
        bridge = Bridge(
            home: home ?? Home(identity: BridgeIdentity(mac: mac)), faces: [], store: ForgetfulStore(), world: .real(speed: speed),
            logger: logger)
        let kits = LocalKits(kinds: [ScriptedKind(on: lan)], backends: [.mqtt: broker.kit, .external: broker.kit])
        local = LocalBackends(
            book: book ?? BackendBook(directory: nil, logger: logger), kits: kits, bridge: bridge, logger: logger)
    }

    var home: Home { bridge.published.snapshot.home }

    /// Has the backends run while something is done.
    func run(_ work: @escaping @Sendable () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await local.run() }
            group.addTask { try await work() }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    /// A device of the home.
    func device(_ driver: String, _ identity: String) -> Device? {
        home.devices[DeviceKey(driver: driver, identity: identity).resourceID]
    }

    /// Waits until a device can be reached.
    func reaches(_ driver: String, _ identity: String) async throws {
        try await eventually("\(identity) is reached") { device(driver, identity)?.isReachable == true }
    }

    /// An app deletes all lights of a device.
    func deleteLights(of driver: String, _ identity: String) async throws {
        for light in device(driver, identity)?.lights ?? [] { try await bridge.perform(.removeLight(light), by: .owner) }
        try await eventually("\(identity) is gone") { device(driver, identity) == nil }
    }
}
