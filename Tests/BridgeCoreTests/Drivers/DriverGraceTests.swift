import BridgeCore
import HomeModel
import Testing
import ToldWorlds

@Suite("A driver whose loss is forgiven for a while", .timeLimit(.minutes(1)))
struct DriverGraceTests {
    @Test func itsDevicesAreReachableUntilTheTimeIsOverHoweverOftenItFails() async throws {
        try await supervised { test, driver in
            driver.fail()
            await test.told.somebodySleeps(for: .seconds(10))
            for wait in [1, 2, 4] {
                await test.told.somebodySleeps(for: .seconds(wait))
                #expect(test.home.devices.all.allSatisfy { $0.isReachable })
                test.told.advance(by: .seconds(wait))
                await driver.hasStarted()
                driver.fail()
            }
            await test.told.somebodySleeps(for: .seconds(3))
            test.told.advance(by: .seconds(3))
            while test.home.devices.all.contains(where: { $0.isReachable }) { await Task.yield() }
        }
    }

    @Test func whoReportsAgainInTimeWasNeverAway() async throws {
        try await supervised { test, driver in
            driver.fail()
            await test.told.somebodySleeps(for: .seconds(10))
            await test.told.somebodySleeps(for: .seconds(1))
            test.told.advance(by: .seconds(1))
            await driver.hasStarted()
            await driver.report(BridgeUnderTest.key(0))
            test.told.advance(by: .seconds(9))
            // The next loss is forgiven for as long again, which shows that the first is over.
            driver.fail()
            await test.told.somebodySleeps(for: .seconds(10))
            #expect(test.home.devices.all.allSatisfy { $0.isReachable })
        }
    }

    private func supervised(_ body: @escaping @Sendable (BridgeUnderTest, GracedDriver) async throws -> Void) async throws {
        let test = try await BridgeUnderTest()
        let driver = GracedDriver()
        let supervisor = DriverSupervisor(driver, bridge: test.bridge, logger: test.logger)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await supervisor.run() }
            await driver.hasStarted()
            try await body(test, driver)
            group.cancelAll()
        }
    }
}

/// A driver that runs until the test says that it fails, and reports what the test says.
private struct GracedDriver: DeviceDriver {
    let name = "scripted"
    let grace = Duration.seconds(10)
    private let starts = AsyncStream.makeStream(of: Void.self)
    private let ends = AsyncStream.makeStream(of: DeviceKey?.self)
    private let told = AsyncStream.makeStream(of: Void.self)

    func run(orders: OrderInbox, reports: ReportOutlet) async throws {
        starts.continuation.yield()
        for await key in ends.stream {
            guard let key else { throw Failure() }
            await reports.send(.reachable(key, true))
            told.continuation.yield()
        }
    }

    private struct Failure: Error {}

    func hasStarted() async { for await _ in starts.stream { return } }

    func fail() { ends.continuation.yield(nil) }

    func report(_ key: DeviceKey) async {
        ends.continuation.yield(key)
        for await _ in told.stream { return }
    }
}
