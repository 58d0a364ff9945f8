import BridgeCore
import HomeModel
import Testing

@Suite("Orders that lamps refuse late")
struct OrderRefusalTests {
    private static let lamp = LightAddress(identity: "1", index: 0)
    private var book = OrderBook(limits: OrderLimits(
        lampInterval: .zero, orders: 10, per: .seconds(1), underWay: 3, patience: .seconds(5)))

    private static var on: LightAction {
        var action = LightAction()
        action.on = true
        return action
    }

    private mutating func send() {
        book.take(Self.on, for: Self.lamp, at: .zero)
        #expect(book.next(at: .zero).count == 1)
    }

    private mutating func adopt() {
        let id = ResourceID(derivedFrom: .devices, "scripted", "1")
        book.adopt(Self.lamp, Light(id: id, owner: id, index: 0, name: "Lamp", abilities: LightAbilities(dims: false)))
    }

    @Test mutating func whatWasDeliveredAndIsRefusedIsTakenBackAtOnce() {
        adopt()
        send()
        book.delivered(Self.lamp, at: .seconds(1))
        #expect(book.refused(Self.lamp)?.on == false)
        #expect(book.counts.failed == 1)
        #expect(book.nextDue == nil, "there is nothing to wait for any more")
        #expect(book.refused(Self.lamp) == nil, "once")
        #expect(book.counts.failed == 1)
    }

    @Test mutating func aNewerOrderIsNotTakenBackWithIt() {
        adopt()
        send()
        book.delivered(Self.lamp, at: .zero)
        send()
        #expect(book.refused(Self.lamp) == nil)
        book.delivered(Self.lamp, at: .seconds(1))
        #expect(book.hear(LightReading(on: true), from: Self.lamp)?.on == true)
    }

    @Test mutating func whoWasToldNothingRefusesNothing() {
        #expect(book.refused(Self.lamp) == nil)
        adopt()
        #expect(book.refused(Self.lamp) == nil)
        #expect(book.counts.failed == 0)
    }
}
