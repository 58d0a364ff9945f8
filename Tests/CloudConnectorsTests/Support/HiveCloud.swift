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
        let (bases, bound) = AsyncStream.makeStream(of: String.self)
        let server = EmulatorServer(cloud, settings: settings, place: EmulatorPlace(port: port)) { bound.yield($0) }
        let services = ServiceGroup(configuration: .init(services: [server], logger: settings.logger))
        return try await withThrowingTaskGroup(of: Result?.self) { group in
            group.addTask {
                defer { bound.finish() }
                try await services.run()
                return nil
            }
            group.addTask {
                for await base in bases {
                    let result = await Swift.Result { () async throws -> Result in
                        try await test(HiveCloud(base: base, cloud: cloud, settings: settings))
                    }
                    await services.triggerGracefulShutdown()
                    return try result.get()
                }
                return nil
            }
            var result: Result?
            while let next = try await group.next() { result = next ?? result }
            return try #require(result, "the cloud did not start")
        }
    }

    private static func settings(_ directory: String?, _ account: JSONValue?) -> EmulatorSettings {
        let clock = EmulatorClock(HiveHome.clock, start: Date()) { count in (0..<count).map { _ in UInt8.random(in: .min ... .max) } }
        return EmulatorSettings(
            directory: directory, account: account, clock: clock, logger: Logger(label: "cloud") { _ in SwiftLogNoOpLogHandler() })
    }
}

extension Result where Failure == any Error {
    /// What becomes of something that takes a while.
    init(_ work: () async throws -> Success) async {
        do { self = .success(try await work()) } catch { self = .failure(error) }
    }
}
