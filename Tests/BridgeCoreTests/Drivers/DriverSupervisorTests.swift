@testable import BridgeCore
import HomeModel
import ServiceLifecycle
import Testing
import ToldWorlds

@Suite("A driver is kept running", .timeLimit(.minutes(1)))
struct DriverSupervisorTests {
    @Test func itsDevicesAreUnreachableWhileItIsDownAndItIsStartedAgainEverLater() async throws {
        let test = try await BridgeUnderTest(lamps: 2)
        let driver = ScriptedDriver()
        try await supervise(driver, of: test) {
            for wait in [1, 2, 4, 8, 16, 32, 60, 60] {
                await driver.hasStarted()
                await test.bridge.observe(.reachable(BridgeUnderTest.key(0), true), by: .driver("scripted"))
                driver.fail(LostConnection())
                await test.told.somebodySleeps(for: .seconds(wait))
                #expect(test.home.devices.all.allSatisfy { !$0.isReachable })
                test.told.advance(by: .seconds(wait))
            }
        }
    }

    @Test func afterAGoodRunItIsStartedAgainSoon() async throws {
        let test = try await BridgeUnderTest()
        let driver = ScriptedDriver()
        try await supervise(driver, of: test) {
            for wait in [1, 2, 4] {
                await driver.hasStarted()
                driver.fail(LostConnection())
                await test.told.somebodySleeps(for: .seconds(wait))
                test.told.advance(by: .seconds(wait))
            }
            await driver.hasStarted()
            test.told.advance(by: .seconds(60))
            driver.fail(LostConnection())
            await test.told.somebodySleeps(for: .seconds(1))
        }
    }

    @Test func nobodyWaitsForOrdersOfOneThatIsDown() async throws {
        let test = try await BridgeUnderTest()
        let driver = ScriptedDriver()
        try await supervise(driver, of: test) {
            await driver.hasStarted()
            #expect(await !test.bridge.hasDeliveredAll, "it has not even asked for its devices")
            driver.fail(LostConnection())
            await test.told.somebodySleeps(for: .seconds(1))
            #expect(await test.bridge.hasDeliveredAll)
            try await test.bridge.perform(.setLight(try #require(test.lamps.first).id, .on(0.5)), by: .owner)
            #expect(await test.bridge.hasDeliveredAll, "what is for it is lost")
            test.told.advance(by: .seconds(1))
            await driver.hasStarted()
            #expect(await !test.bridge.hasDeliveredAll)
        }
    }

    @Test func oneThatCancelsItselfIsStartedAgainToo() async throws {
        let test = try await BridgeUnderTest()
        let driver = ScriptedDriver()
        try await supervise(driver, of: test) {
            await driver.hasStarted()
            driver.fail(CancellationError())
            await test.told.somebodySleeps(for: .seconds(1))
            #expect(test.home.devices.all.allSatisfy { !$0.isReachable })
            test.told.advance(by: .seconds(1))
            await driver.hasStarted()
        }
    }

    @Test func shutdownLeavesItsDevicesReachable() async throws {
        let test = try await BridgeUnderTest()
        let driver = ScriptedDriver()
        try await supervise(driver, of: test) { await driver.hasStarted() }
        #expect(test.home.devices.all.allSatisfy { $0.isReachable })
    }

    private func supervise(
        _ driver: ScriptedDriver, of test: BridgeUnderTest, _ body: () async throws -> Void
    ) async throws {
        let supervisor = DriverSupervisor(driver, bridge: test.bridge, logger: test.logger)
        let services = ServiceGroup(services: [supervisor], logger: test.logger)
        try await withThrowingTaskGroup { group in
            group.addTask { try? await services.run() }
            try await body()
            await services.triggerGracefulShutdown()
            try await group.waitForAll()
        }
    }
}

struct LostConnection: Error {}

/// A driver that runs until the test says what goes wrong.
private final class ScriptedDriver: DeviceDriver {
    let name = "scripted"
    private let starts = AsyncStream.makeStream(of: Void.self)
    private let failures = AsyncStream.makeStream(of: (any Error).self)

    func run(orders: OrderInbox, reports: ReportOutlet) async throws {
        starts.continuation.yield()
        for await failure in failures.stream { throw failure }
    }

    /// Waits until it runs once more.
    func hasStarted() async { for await _ in starts.stream { return } }

    func fail(_ error: any Error) { failures.continuation.yield(error) }
}
