import BridgeCore
import CloudEmulators
import Connectivity
import Foundation
import HomeModel
import Logging
import ServiceLifecycle

/// Serves MODE's cloud on loopback for the length of a test.
func withModeCloud<Result: Sendable>(
    directory: String? = nil, port: Int = 0, _ test: @escaping @Sendable (ModeStage) async throws -> Result
) async throws -> Result {
    let settings = EmulatorSettings.modeTest(directory: directory)
    return try await withServed(try ModeCloud(settings), settings, port: port, test)
}

/// Serves a cloud on loopback for the length of a test.
func withServed<Result: Sendable>(
    _ cloud: any CloudEmulator, _ settings: EmulatorSettings = .modeTest(), port: Int = 0,
    _ test: @escaping @Sendable (ModeStage) async throws -> Result
) async throws -> Result {
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
            // Shut down and not cancelled: see EmulatorServer.
            do {
                for await base in bases {
                    let result = try await test(ModeStage(base: base))
                    await services.triggerGracefulShutdown()
                    return result
                }
            } catch {
                await services.triggerGracefulShutdown()
                throw error
            }
            return nil
        }
        var result: Result?
        while let next = try await group.next() { result = next ?? result }
        guard let result else { throw EmulatorProblem("the server did not start") }
        return result
    }
}

extension EmulatorSettings {
    /// Settings that log nothing.
    static func modeTest(directory: String? = nil) -> EmulatorSettings {
        let world = ModeBridge.world
        let clock = EmulatorClock(
            ConnectionClock(uptime: { world.now().uptime }, sleepUntil: world.sleepUntil), start: world.now().utc,
            randomBytes: world.randomBytes)
        return EmulatorSettings(directory: directory, clock: clock, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }
}
