import BridgeCore
import HomeModel
import Testing

@Suite("The book of orders")
struct OrderBookTests {
    private static let limits = OrderLimits(
        lampInterval: .milliseconds(200), orders: 4, per: .seconds(1), underWay: 3, patience: .seconds(5))
    private var book = OrderBook(limits: limits)

    @Test mutating func anOrderGoesOutAtOnceAndTheNextOneAfterTheLampsInterval() {
        book.take(.brightness(0.1), for: lamp(0), at: at(0))
        #expect(actions(at: 0) == [.brightness(0.1)])
        book.delivered(lamp(0), at: at(10))
        book.take(.brightness(0.2), for: lamp(0), at: at(20))
        #expect(actions(at: 20).isEmpty)
        #expect(book.nextDue == at(200))
        #expect(actions(at: 200) == [.brightness(0.2)])
    }

    @Test mutating func whatComesWhileOneIsUnderWayMergesAndTheLatestWins() {
        book.take(.brightness(0.1), for: lamp(0), at: at(0))
        _ = book.next(at: at(0))
        for step in 1...60 { book.take(.brightness(Double(step) / 60), for: lamp(0), at: at(step)) }
        #expect(actions(at: 1000).isEmpty, "one is under way")
        book.delivered(lamp(0), at: at(1000))
        #expect(actions(at: 1000) == [.brightness(1)])
        #expect(book.counts.sent == 2)
        #expect(book.counts.merged == 59)
    }

    @Test mutating func aSliderOfTenSecondsIsHeldToTheLimitsAndEndsAtItsLastValue() {
        var sent: [(Int, LightAction)] = []
        for moment in 0..<12_000 {
            if moment < 10_000, moment % 16 == 0 { book.take(.brightness(Double(moment) / 10_000), for: lamp(0), at: at(moment)) }
            for going in book.next(at: at(moment)) {
                sent.append((moment, going.action))
                book.delivered(going.lamps[0], at: at(moment))
            }
        }
        #expect(sent.last?.1 == .brightness(0.9984))
        for first in 0..<(sent.count - 4) { #expect(sent[first + 4].0 - sent[first].0 >= 1000) }
        #expect((39...41).contains(sent.count))
    }

    @Test mutating func noMoreAreUnderWayThanMayBeAndNoneIsForgotten() {
        for number in 0..<8 { book.take(.on(true), for: lamp(number), at: at(0)) }
        #expect(book.next(at: at(0)).flatMap(\.lamps) == [lamp(0), lamp(1), lamp(2)])
        #expect(book.nextDue == at(5000), "what waits may still become too late")
        book.delivered(lamp(1), at: at(50))
        #expect(book.next(at: at(50)).flatMap(\.lamps) == [lamp(3)])
        book.delivered(lamp(0), at: at(60))
        #expect(book.next(at: at(60)).isEmpty, "four went out within this second")
        #expect(book.nextDue == at(1000))
        #expect(book.next(at: at(1000)).flatMap(\.lamps) == [lamp(4)])
    }

    @Test mutating func aLampThatSaysItFollowsIsPassedOnAsItSaysIt() {
        adopt(0)
        send(.brightness(0.5), to: 0)
        #expect(book.hear(LightReading(on: true, brightness: Brightness(fraction: 0.515)), from: lamp(0))
            == LightReading(on: true, brightness: Brightness(fraction: 0.515), effect: LightEffect.none).white)
        #expect(book.overdue(at: at(60_000)).isEmpty)
    }

    @Test mutating func whatALampSaysBeforeItFollowsIsHeldBackAndToldWhenItsTimeIsOver() {
        adopt(0)
        send(.brightness(0.5), to: 0)
        #expect(book.hear(LightReading(brightness: Brightness(fraction: 0.2)), from: lamp(0)) == nil, "on its way there, perhaps")
        #expect(book.nextDue == at(5400), "its transition and its patience")
        #expect(book.overdue(at: at(5399)).isEmpty)
        let late = book.overdue(at: at(5400))
        #expect(late.map(\.lamp) == [lamp(0)])
        #expect(late.first?.reading.brightness == Brightness(fraction: 0.2))
        #expect(book.counts.unconfirmed == 1)
        #expect(book.nextDue == nil)
    }

    @Test mutating func anEchoOfAnOlderOrderDoesNotDragTheHomeBack() {
        adopt(0)
        send(.brightness(0.5), to: 0)
        book.take(.brightness(0.9), for: lamp(0), at: at(100))
        #expect(book.hear(LightReading(brightness: Brightness(fraction: 0.5)), from: lamp(0)) == nil)
        #expect(book.next(at: at(200)).count == 1)
        #expect(book.hear(LightReading(brightness: Brightness(fraction: 0.5)), from: lamp(0)) == nil)
        book.delivered(lamp(0), at: at(210))
        #expect(book.hear(LightReading(brightness: Brightness(fraction: 0.9)), from: lamp(0))?.brightness == Brightness(fraction: 0.9))
    }

    @Test mutating func aLampThatSaidItFollowsBeforeTheDeliveryWasKnownIsNotLate() {
        adopt(0)
        book.take(.on(true), for: lamp(0), at: at(0))
        _ = book.next(at: at(0))
        #expect(book.hear(LightReading(on: true), from: lamp(0)) == nil)
        book.delivered(lamp(0), at: at(20))
        #expect(book.nextDue == nil)
    }

    @Test mutating func anOrderThatFailsIsTakenBackUnlessANewerOneWaits() {
        adopt(0)
        book.take(.on(true), for: lamp(0), at: at(0))
        _ = book.next(at: at(0))
        book.take(.on(false), for: lamp(0), at: at(10))
        #expect(book.failed(lamp(0)) == nil)
        _ = book.next(at: at(300))
        #expect(book.failed(lamp(0))?.on == false)
        #expect(book.counts.failed == 2)
        #expect(book.failed(lamp(0)) == nil, "there is none under way")
    }

    @Test mutating func whatCannotGoOutInTimeIsGivenUp() {
        adopt(0)
        book.pause(until: at(60_000))
        book.take(.on(true), for: lamp(0), at: at(0))
        #expect(actions(at: 0).isEmpty)
        #expect(book.overdue(at: at(5000)).map(\.reading.on) == [false])
        #expect(book.counts.failed == 1)
        #expect(actions(at: 60_000).isEmpty)
    }

    @Test mutating func whatIsNotTakenForNowWaitsAgainUnderWhatCameMeanwhile() {
        adopt(0)
        book.take(.on(true), for: lamp(0), at: at(0))
        _ = book.next(at: at(0))
        book.take(.brightness(0.5), for: lamp(0), at: at(10))
        book.postponed(lamp(0), at: at(20))
        let again = book.next(at: at(200)).map(\.action)
        #expect(again.map(\.on) == [true])
        #expect(again.map(\.brightness) == [Brightness(fraction: 0.5)])
        book.postponed(lamp(0), at: at(300))
        #expect(book.overdue(at: at(5300)).map(\.reading.on) == [false])
    }

    @Test mutating func aLampThatSpeaksBeforeItIsInTheHomeIsRemembered() {
        #expect(book.hear(LightReading(on: true), from: lamp(0)) == LightReading(on: true))
        adopt(0)
        send(.brightness(0.5), to: 0)
        #expect(book.overdue(at: at(60_000)).map(\.reading.on) == [true], "not as lamps start their life")
    }

    @Test mutating func anOldWordDoesNotPassForAnAnswerWhileAnotherIsDue() {
        adopt(0)
        _ = book.hear(LightReading(on: true), from: lamp(0))
        send(.on(false), to: 0)
        book.take(.on(true), for: lamp(0), at: at(210))
        _ = book.next(at: at(210))
        book.delivered(lamp(0), at: at(220))
        #expect(book.hear(LightReading(on: false), from: lamp(0)) == nil, "that is the answer to the first")
        #expect(book.hear(LightReading(on: true), from: lamp(0))?.on == true)
    }

    @Test mutating func aLongFadeIsNotWaitedFor() {
        adopt(0)
        var fade = LightAction(transition: .seconds(1800))
        fade.on = true
        send(fade, to: 0)
        #expect(book.nextDue == .seconds(10))
    }

    @Test mutating func whatLampsSaidOutlivesAConnection() {
        _ = book.hear(LightReading(on: true, brightness: .full), from: lamp(0))
        var next = OrderBook(limits: Self.limits, said: book.said)
        #expect(next.standing(lamp(0)) == LightReading(on: true, brightness: .full))
        next.take(.on(false), for: lamp(0), at: at(0))
        #expect(next.standing(lamp(0)) == nil)
        #expect(next.standing(lamp(1)) == nil)
    }

    @Test mutating func aDeviceThatIsForgottenMakesRoom() {
        for number in 0..<3 { book.take(.on(true), for: lamp(number), at: at(0)) }
        _ = book.next(at: at(0))
        book.take(.on(false), for: lamp(0), at: at(0))
        book.forget(device: "0")
        book.delivered(lamp(0), at: at(5))
        book.take(.on(true), for: lamp(7), at: at(5))
        #expect(book.next(at: at(5)).flatMap(\.lamps) == [lamp(7)])
    }

    @Test mutating func whatADeviceHasLostMakesRoomAndTheRestGoesOn() {
        for index in 0..<2 { book.take(.on(true), for: LightAddress(identity: "0", index: index), at: at(0)) }
        let kept = LightAddress(identity: "0", index: 0)
        book.forget(device: "0", but: [kept])
        #expect(book.next(at: at(0)).flatMap(\.lamps) == [kept])
    }

    @Test mutating func aLampThatFollowsAtOnceNeedsNoMoreWords() {
        adopt(0)
        book.take(.on(true), for: lamp(0), at: at(0))
        _ = book.next(at: at(0))
        #expect(book.followed(lamp(0), LightReading(on: true))?.on == true)
        #expect(book.nextDue == nil)
    }

    private mutating func adopt(_ number: Int) {
        let id = ResourceID(derivedFrom: .devices, "scripted", "\(number)")
        book.adopt(lamp(number), Light(
            id: id, owner: id, index: 0, name: "Lamp", abilities: LightAbilities(temperatures: MirekRange(153, 500), gamut: .c)))
    }

    private mutating func send(_ action: LightAction, to number: Int) {
        book.take(action, for: lamp(number), at: at(0))
        _ = book.next(at: at(0))
        book.delivered(lamp(number), at: at(0))
    }

    private mutating func actions(at milliseconds: Int) -> [LightAction] { book.next(at: at(milliseconds)).map(\.action) }
    private func at(_ milliseconds: Int) -> Duration { .milliseconds(milliseconds) }
    private func lamp(_ number: Int) -> LightAddress { LightAddress(identity: "\(number)", index: 0) }
}

extension LightAction {
    fileprivate static func brightness(_ fraction: Double) -> LightAction {
        var action = LightAction()
        action.brightness = Brightness(fraction: fraction)
        return action
    }

    fileprivate static func on(_ isOn: Bool) -> LightAction {
        var action = LightAction()
        action.on = isOn
        return action
    }
}

extension LightReading {
    /// The same of a lamp in the white it starts its life with.
    fileprivate var white: LightReading {
        var reading = self
        reading.mirek = Mirek(366)
        return reading
    }
}
