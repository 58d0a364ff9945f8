@testable import BridgeCore
import Foundation
import HomeModel
import Testing
import ToldWorlds

/// A lamp that says nothing unless it is asked.
private actor AskedLamp: Backend {
    nonisolated let limits = OrderLimits(
        lampInterval: .milliseconds(100), orders: 10, per: .seconds(1), underWay: 1, patience: .seconds(2), trustsSilence: true,
        reportsFades: true)
    private var answers: [LightReading?] = []
    private(set) var asked = 0
    private let changes = Feed<Void>()

    func run(_ port: BackendPort) async throws {
        let product = Product(model: "lamp", name: "Lamp", manufacturer: "Test", softwareVersion: "1")
        let description = DeviceDescription(
            key: DeviceKey(driver: "asked", identity: "lamp"), name: "Lamp", product: product, lights: [LightAbilities()])
        await port.connected([BackendDevice(description: description, isReachable: true, lights: [0: LightReading(on: true)])])
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await port.carryOutTogether { _, action in .headed(LightReading(on: action.on, brightness: action.brightness)) }
            }
            group.addTask {
                try await port.poll(every: .seconds(10)) {
                    guard let reading = await self.ask() else { return false }
                    await port.hear(.light(LightAddress(identity: "lamp", index: 0), reading))
                    return true
                }
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    func say(_ answers: LightReading?...) { self.answers = answers }

    func isAsked(_ times: Int) async {
        let news = changes.listen()
        if asked >= times { return }
        for await _ in news where asked >= times { return }
    }

    private func ask() -> LightReading? {
        asked += 1
        changes.announce(())
        return answers.isEmpty ? LightReading() : answers.removeFirst()
    }
}

@Suite("Asking devices how they are", .timeLimit(.minutes(1)))
struct PollingTests {
    private let test: BridgeUnderTest
    private let lamp = AskedLamp()

    init() async throws { test = try await BridgeUnderTest(lamps: 0) }

    private var told: ToldWorld { test.told }
    private var bridge: Bridge { test.bridge }

    private var light: Light? { bridge.published.snapshot.home.lights.all.first { _ in true } }

    private func run(_ body: @escaping @Sendable () async throws -> Void) async throws {
        try await test.run(lamp, as: "asked", body)
    }

    /// Lets time pass in small steps until the lamp was asked so often.
    private func pass(until times: Int) async {
        while !Task.isCancelled, await lamp.asked < times {
            told.advance(by: .milliseconds(250))
            for _ in 0..<50 { await Task.yield() }
        }
    }

    @Test func whatIsAnsweredIsTold() async throws {
        await lamp.say(LightReading(on: false))
        try await run {
            await pass(until: 1)
            while light?.state.on != false { await Task.yield() }
        }
    }

    @Test func threeSilencesInARowEndTheConnection() async throws {
        await lamp.say(nil, nil, LightReading(), nil, nil, nil)
        await #expect(throws: BackendGoodbye.self) { try await run { await pass(until: 7) } }
        #expect(await lamp.asked == 6)
    }
}
