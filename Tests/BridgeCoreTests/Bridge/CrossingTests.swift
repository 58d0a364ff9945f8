import BridgeCore
import HomeModel
import Testing

/// A lamp says how it is set at the moment in which somebody asks it for something else.
@Suite("Reports that cross an order", .timeLimit(.minutes(1)))
struct CrossingTests {
    private let test: BridgeUnderTest
    private let inbox: OrderInbox
    private let lamp = BridgeUnderTest.address(0)

    init() async throws {
        test = try await BridgeUnderTest(lamps: 2)
        inbox = await test.bridge.attach(driver: "scripted")
        for _ in 0..<2 { _ = await inbox.next() }
        try await test.bridge.perform(.setLight(test.lamps[0].id, .on(0.5)), by: .owner)
    }

    private var isOn: Bool { test.lamps[0].state.on }

    private func observe(_ report: Report) async { await test.bridge.observe(report, by: .driver("scripted")) }

    @Test func theHomeIsNotTakenBackAndTheDriverSaysItAgain() async throws {
        await observe(.light(BridgeUnderTest.key(0), index: 0, LightReading(on: false)))
        #expect(isOn, "the order is still on its way")
        guard case .act = await inbox.next() else { throw CancellationError() }
        await observe(.lightStands(BridgeUnderTest.key(0), index: 0, LightReading(on: false)))
        #expect(isOn, "the driver has not dealt with it")
        #expect(await inbox.next() == .sayAgain([lamp]))
        await observe(.light(BridgeUnderTest.key(0), index: 0, LightReading(on: false)))
        #expect(!isOn, "this it said afterwards")
    }

    @Test func aDeviceThatIsFoundMeanwhileIsAsItWasAskedToBe() async {
        await observe(.found(BridgeUnderTest.lamp(0), lights: [0: LightReading(on: false)]))
        #expect(isOn)
    }

    @Test func whatElseIsSaidCounts() async {
        await observe(.light(BridgeUnderTest.key(1), index: 0, LightReading(on: true)))
        #expect(test.lamps[1].state.on, "nobody asked anything of that one")
        await observe(.reachable(BridgeUnderTest.key(0), false))
        #expect(!test.home.isReachable(test.lamps[0]))
        await observe(.light(BridgeUnderTest.key(0), index: 0, LightReading(on: false)))
        #expect(test.home.isReachable(test.lamps[0]), "who says anything is there")
    }

    @Test func aDriverThatIsDownIsNotWaitedFor() async {
        await test.bridge.detach(driver: "scripted")
        await observe(.light(BridgeUnderTest.key(0), index: 0, LightReading(on: false)))
        #expect(!isOn)
    }
}
