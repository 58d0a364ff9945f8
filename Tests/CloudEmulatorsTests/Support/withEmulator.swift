import CloudEmulators
import Connectivity
import Logging
import ServiceLifecycle

/// Serves a cloud on a free port of loopback for the length of a test, which gets the base URL.
func withEmulator<Result: Sendable>(
    _ cloud: any CloudEmulator, _ settings: EmulatorSettings, place: EmulatorPlace = EmulatorPlace(),
    heartbeat: Heartbeat = EmulatorServer.heartbeat,
    _ test: @escaping @Sendable (_ base: String) async throws -> Result
) async throws -> Result {
    let (bases, bound) = AsyncStream.makeStream(of: String.self)
    let server = EmulatorServer(cloud, settings: settings, place: place, heartbeat: heartbeat) { bound.yield($0) }
    let services = ServiceGroup(configuration: .init(services: [server], logger: settings.logger))
    return try await withThrowingTaskGroup(of: Result?.self) { group in
        group.addTask {
            defer { bound.finish() }
            try await services.run()
            return nil
        }
        group.addTask {
            // Not cancelled: see EmulatorServer.
            do {
                for await base in bases {
                    let result = try await test(base)
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

/// Asks once.
func ask(
    _ base: String, _ method: String, _ path: String, headers: [String: String] = [:], body: [UInt8] = [],
    within length: Duration = .seconds(10)
) async throws -> WebAnswer {
    let client = try WebClient(base, clock: .live)
    do {
        let answer = try await client.send(WebRequest(method, path, headers: headers, body: body), within: length)
        await client.close()
        return answer
    } catch {
        await client.close()
        throw error
    }
}

/// Asks once, with JSON.
func ask(_ base: String, _ method: String, _ path: String, json: JSONValue) async throws -> WebAnswer {
    try await ask(base, method, path, headers: ["Content-Type": "application/json"], body: json.bytes)
}

/// Looks until something is so, for ten seconds at most.
func eventually(_ isSo: () async throws -> Bool) async throws -> Bool {
    let end = ConnectionClock.live.uptime() + .seconds(10)
    while ConnectionClock.live.uptime() < end {
        if try await isSo() { return true }
        try await ConnectionClock.live.sleep(for: .milliseconds(5))
    }
    return false
}
