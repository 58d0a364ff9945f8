import BridgeCore
import CloudEmulators
import Connectivity
import Foundation
import Logging
import ServiceLifecycle
import Testing

/// An emulated DeviceHive that is served, and hands on it. Its sample account: `ada` sees the network Home and its six devices,
/// `dhadmin` everything.
struct HiveCloud: Sendable {
    let base: String
    let cloud: DeviceHiveCloud
    let settings: EmulatorSettings

    var rest: String { base + "/api/rest" }

    /// Makes a simulated device do something.
    func touch(_ device: String, _ wish: JSONValue) async throws {
        try #require(await cloud.touch(device: device, wish))
    }

    /// What a simulated device is set to.
    func state(_ device: String) async throws -> JSONValue {
        try #require(await cloud.devices().first { $0["id"]?.string == device })
    }

    /// Cuts every WebSocket.
    func cutSockets() async { await cloud.cutSockets() }

    /// Has the cloud's clock jump ahead.
    func advance(by length: Duration) { settings.clock.advance(by: length) }

    /// Has the cloud misbehave, or no more.
    func misbehave(_ faults: JSONValue?) async throws {
        let request = faults.map { WebRequest("PUT", "/_emulator/faults", json: $0) } ?? WebRequest("DELETE", "/_emulator/faults")
        try #require(try await HiveClient(base).send(request).isSuccess)
    }

    /// Somebody who is logged in over REST.
    func client(_ login: String = "dhadmin", _ password: String = "lights-for-all") async throws -> HiveClient {
        try await HiveClient(rest).loggedIn(login, password)
    }

    /// Serves one for the length of a test.
    ///
    /// - Parameters:
    ///   - directory: where to keep what outlives it.
    ///   - port: where to listen; 0 for anywhere.
    static func serve<Result: Sendable>(
        in directory: String? = nil, port: Int = 0, account: JSONValue? = nil,
        _ test: @escaping @Sendable (HiveCloud) async throws -> Result
    ) async throws -> Result {
        let settings = settings(directory, account)
        let cloud = try DeviceHiveCloud(settings)
        return try await withServed(cloud, settings, port: port) { stage in
            try await test(HiveCloud(base: stage.base, cloud: cloud, settings: settings))
        }
    }

    private static func settings(_ directory: String?, _ account: JSONValue?) -> EmulatorSettings {
        let clock = EmulatorClock(HiveHome.clock, start: Date(), randomBytes: HiveHome.world.randomBytes)
        return EmulatorSettings(directory: directory, account: account, clock: clock, logger: HiveHome.quiet)
    }
}

extension Result where Failure == any Error {
    /// What becomes of something that takes a while.
    init(_ work: () async throws -> Success) async {
        do { self = .success(try await work()) } catch { self = .failure(error) }
    }
}
