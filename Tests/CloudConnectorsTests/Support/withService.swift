import Logging
import ServiceLifecycle

/// Runs a service for as long as a test takes, and ends it as the program does.
func withService<Result: Sendable>(
    _ service: any Service, logger: Logger, _ test: () async throws -> Result
) async throws -> Result {
    let services = ServiceGroup(services: [service], logger: logger)
    return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await services.run() }
        do {
            let result = try await test()
            await services.triggerGracefulShutdown()
            try await group.waitForAll()
            return result
        } catch {
            await services.triggerGracefulShutdown()
            throw error
        }
    }
}
