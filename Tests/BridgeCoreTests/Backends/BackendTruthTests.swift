@testable import BridgeCore
import HomeModel
import Testing
import ToldWorlds

/// A lamp that follows every order and says so, sooner or later, and that people use by hand meanwhile.
private actor WilfulLamp: Backend {
    static let address = LightAddress(identity: "lamp", index: 0)

    nonisolated let limits: OrderLimits
    private(set) var reading = LightReading(on: false, brightness: .full)
    private let wishes: AsyncStream<Void>
    private let wish: AsyncStream<Void>.Continuation
    private var dice: SystemRandomNumberGenerator

    init(patience: Duration?) {
        limits = OrderLimits(lampInterval: .zero, orders: 1000, per: .seconds(1), underWay: 1, patience: patience)
        dice = SystemRandomNumberGenerator()
        (wishes, wish) = AsyncStream.makeStream()
    }

    func run(_ port: BackendPort) async throws {
        let product = Product(model: "lamp", name: "Lamp", manufacturer: "Test", softwareVersion: "1")
        let description = DeviceDescription(
            key: DeviceKey(driver: "wilful", identity: "lamp"), name: "Lamp", product: product, lights: [LightAbilities()])
        await port.connected([BackendDevice(description: description, isReachable: true, lights: [0: reading])])
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await port.carryOutTogether { _, action in await self.take(action) } }
            group.addTask { for await _ in self.wishes { await port.hear(.light(Self.address, await self.reading)) } }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    /// Somebody's hand.
    func touch(_ reading: LightReading) {
        self.reading.merge(reading)
        wish.yield()
    }

    private func take(_ action: LightAction) async -> OrderReceipt {
        for _ in 0..<Int.random(in: 0..<3, using: &dice) { await Task.yield() }
        reading.merge(LightReading(following: action, abilities: LightAbilities()))
        let says = reading
        // Also after an answer, which what it was about to say of before may overtake.
        wish.yield()
        switch Int.random(in: 0..<3, using: &dice) {
        case 0: return .followed(says)
        case 1: return .accepted
        default:
            for _ in 0..<3 { await Task.yield() }
            return .accepted
        }
    }
}

@Suite("The home and a lamp with a will of its own", .timeLimit(.minutes(1)))
struct BackendTruthTests {
    @Test(arguments: [Duration.seconds(2), nil], 1...25)
    func agreeInTheEnd(patience: Duration?, round: Int) async throws {
        let test = try await BridgeUnderTest(lamps: 0)
        let lamp = WilfulLamp(patience: patience)
        try await test.run(lamp, as: "wilful") { try await play(test, lamp) }
    }

    private func play(_ test: BridgeUnderTest, _ lamp: WilfulLamp) async throws {
        let (bridge, told) = (test.bridge, test.told)
        func light() -> Light? { bridge.published.snapshot.home.lights.all.first { _ in true } }
        while light() == nil { await Task.yield() }
        let id = try #require(light()).id
        for _ in 0..<100 {
            let level = Brightness(fraction: Double(Int.random(in: 0...100)) / 100)
            switch Int.random(in: 0..<8) {
            case 0: await lamp.touch(LightReading(on: .random()))
            case 1: await lamp.touch(LightReading(brightness: level))
            case 2: for _ in 0..<5 { await Task.yield() }
            case 3: told.advance(by: .milliseconds(Int.random(in: 0...3000)))
            default:
                var patch = LightPatch()
                patch.on = .random()
                if patch.on == true, .random() { patch.brightness = .to(level) }
                try await bridge.perform(.setLight(id, patch), by: .owner)
            }
        }
        while let state = light()?.state, case let reading = await lamp.reading, !Task.isCancelled {
            if state.on == reading.on, !state.on || state.brightness == reading.brightness, await bridge.hasDeliveredAll { return }
            told.advance(by: .milliseconds(500))
            for _ in 0..<20 { await Task.yield() }
        }
    }
}
