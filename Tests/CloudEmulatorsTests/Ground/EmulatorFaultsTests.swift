import Connectivity
import HTTPTypes
import Testing

@testable import CloudEmulators

@Suite("Faults of an emulated cloud")
struct EmulatorFaultsTests {
    @Test(arguments: [
        ["delay": -1], ["delay": "1"], ["delay": 3601], ["drip": -0.1], ["drip": true], ["status": 99], ["status": 100], ["status": 600],
        ["status": 503.5], ["status": "503"], ["retryAfter": -1], ["times": 0], ["hang": 1], ["rubbish": "yes"], ["refuseSockets": 0],
        ["path": "homes"], ["path": 3], ["unknown": 1], [1], "delay",
    ] as [JSONValue])
    func whatMakesNoSenseIsRefused(wish: JSONValue) {
        #expect(throws: EmulatorProblem.self) { try EmulatorFaults(wish) }
    }

    @Test func whatIsNullIsNotSaid() throws {
        #expect(try EmulatorFaults(["delay": nil, "hang": nil]) == EmulatorFaults())
    }

    /// Which faults concern a request and a request for a WebSocket, at which path.
    @Test(arguments: [
        ([:], "/x", false, false), (["path": "/"], "/x", false, false), (["delay": 1], "/x", true, true), (["drip": 1], "/x", true, true),
        (["status": 500], "/x", true, true), (["hang": true], "/x", true, true), (["rubbish": true], "/x", true, true),
        (["hang": false], "/x", false, false), (["refuseSockets": true], "/x", false, true),
        (["status": 500, "path": "/homes"], "/homes/1", true, true), (["status": 500, "path": "/homes"], "/users", false, false),
    ] as [(JSONValue, String, Bool, Bool)])
    func concernWhatTheySay(wish: JSONValue, path: String, request: Bool, socket: Bool) throws {
        let faults = try EmulatorFaults(wish)
        #expect(faults.concern(EmulatorRequest(.get, path)) == request)
        #expect(faults.concern(EmulatorRequest(.get, path, headers: [.upgrade: "websocket"])) == socket)
    }

    @Test func theyEndAfterAsManyRequestsAsWereSaid() throws {
        let desk = FaultDesk(clock: .live)
        desk.set(try EmulatorFaults(["status": 500, "times": 2, "path": "/a"]))
        let paths = ["/b", "/a", "/b", "/a", "/a"]
        #expect(paths.map { desk.take(EmulatorRequest(.get, $0)) != nil } == [false, true, false, true, false])
        #expect(desk.faults == nil)
    }

    @Test func whoWaitsIsReleasedWhenTheyChange() async throws {
        let desk = FaultDesk(clock: .live)
        desk.set(try EmulatorFaults(["hang": true]))
        let suffering = desk.take(EmulatorRequest(.get, "/"))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<10 { group.addTask { try await desk.wait(suffering) } }
            desk.set(nil)
            try await group.waitForAll()
        }
        // Who comes too late to be released is not held either.
        try await desk.wait(suffering)
    }

    @Test func whoWaitsCanBeCancelled() async throws {
        let desk = FaultDesk(clock: .live)
        desk.set(try EmulatorFaults(["hang": true]))
        let suffering = desk.take(EmulatorRequest(.get, "/"))
        await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await desk.wait(suffering) }
            group.cancelAll()
            await #expect(throws: CancellationError.self) { try await group.next() }
        }
    }
}
