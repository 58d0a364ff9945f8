import BridgeCore
import HomeModel
import Testing

@Suite("What lamps say after an order")
struct OrderEchoTests {
    private static let limits = OrderLimits(
        lampInterval: .milliseconds(100), orders: 10, per: .seconds(1), underWay: 10, patience: .seconds(2), trustsSilence: true,
        reportsFades: true)
    private let lamp = LightAddress(identity: "0", index: 0)
    private var book = OrderBook(limits: limits)

    @Test mutating func aFadeThatIsReportedOnItsWayDoesNotMoveTheHome() {
        start(at: 0.1)
        send(0.9, transition: .seconds(1), at: 0)
        #expect(hear(0.9) == 0.9, "first it says where it goes")
        for step in [0.3, 0.5, 0.7] { #expect(hear(step) == nil, "then where it is") }
        #expect(hear(0.9) == 0.9)
        #expect(book.overdue(at: at(3000)).isEmpty)
        #expect(book.counts.unconfirmed == 0)
    }

    @Test mutating func aLampThatStaysElsewhereIsBelievedWhenItsTimeIsOver() {
        start(at: 0.1)
        send(0.9, transition: .seconds(1), at: 0)
        _ = hear(0.9)
        #expect(hear(0.4) == nil)
        #expect(book.nextDue == at(3000))
        #expect(book.overdue(at: at(3000)).map(\.reading.brightness) == [Brightness(fraction: 0.4)])
    }

    @Test mutating func aHandThatTakesItAwayTwiceIsBelievedAtOnce() {
        start(at: 0.1)
        send(0.5, transition: .zero, at: 0)
        _ = hear(0.5)
        #expect(hear(0.7) == nil)
        #expect(hear(0.9) == 0.9)
        #expect(hear(0.6) == 0.6, "nothing is expected any more")
    }

    @Test mutating func aHandDuringAnOrderIsToldWhenTheLampFollowsBeforeItsOrderIsTaken() {
        start(at: 0.1)
        take(0.5, at: 0)
        #expect(book.hear(LightReading(on: false, brightness: Brightness(fraction: 0.5)), from: lamp) == nil)
        let told = book.delivered(lamp, at: at(10))
        #expect(told?.on == false && told?.brightness == Brightness(fraction: 0.5))
    }

    @Test mutating func aLampThatIsAsItShouldBeNeedNotBeToldOf() {
        start(at: 0.5)
        take(0.5, at: 0)
        #expect(book.delivered(lamp, at: at(10)) == nil)
    }

    @Test mutating func whatTheHomeDidNotTakeInIsSaidAgainWhenNothingCanChangeItAnyMore() {
        start(at: 0.1)
        #expect(book.sayAgain(lamp)?.brightness == Brightness(fraction: 0.1))
        take(0.5, at: 0)
        #expect(book.sayAgain(lamp) == nil)
        book.delivered(lamp, at: at(0))
        #expect(book.sayAgain(lamp) == nil)
        #expect(hear(0.5) == 0.5)
        #expect(book.sayAgain(lamp) == nil, "it may still be on its way")
        #expect(book.overdue(at: at(2000)).map(\.reading.brightness) == [Brightness(fraction: 0.5)])
        #expect(book.sayAgain(lamp)?.brightness == Brightness(fraction: 0.5))
        #expect(book.sayAgain(LightAddress(identity: "nobody", index: 0)) == nil)
    }

    @Test mutating func whatIsTakenForFollowedIsWhatIsSaidAgain() {
        start(at: 0.1)
        send(0.5, transition: .zero, at: 0)
        #expect(book.overdue(at: at(2000)).isEmpty)
        #expect(book.sayAgain(lamp)?.brightness == Brightness(fraction: 0.5))
        #expect(book.said[lamp]?.brightness == Brightness(fraction: 0.5), "on the next connection as well")
        #expect(book.hear(LightReading(on: false), from: lamp) == LightReading(on: false))
        #expect(book.standing(lamp)?.brightness == Brightness(fraction: 0.5))
    }

    @Test mutating func aLampThatSaysSomethingElseWhileItsOrderIsUnderWayWasNotSilent() {
        start(at: 0.1)
        take(0.5, at: 0)
        #expect(hear(0.8) == nil)
        book.delivered(lamp, at: at(10))
        #expect(book.overdue(at: at(2010)).map(\.reading.brightness) == [Brightness(fraction: 0.8)])
    }

    @Test mutating func anOrderThatFailsWhileANewerOneWaitsIsNotForgotten() {
        start(at: 0.5)
        var on = LightAction(transition: .zero)
        on.on = false
        book.take(on, for: lamp, at: at(0))
        _ = book.next(at: at(0))
        var dim = LightAction(transition: .zero)
        dim.brightness = Brightness(fraction: 0.5)
        book.take(dim, for: lamp, at: at(10))
        #expect(book.failed(lamp) == nil)
        _ = book.next(at: at(200))
        #expect(book.delivered(lamp, at: at(210))?.on == true, "it never went dark")
    }

    @Test mutating func whatASilentLampWasToldBeforeAnOrderThatFailsIsTakenToBeSo() {
        start(at: 0.1)
        send(0.5, transition: .zero, at: 0)
        take(0.9, at: 1000)
        #expect(book.said[lamp]?.brightness == Brightness(fraction: 0.5))
        #expect(book.failed(lamp)?.brightness == Brightness(fraction: 0.5))
    }

    @Test mutating func aDescriptionThatSaysWhatWasSaidBeforeIsNoWord() {
        start(at: 0.1)
        send(0.5, transition: .zero, at: 0)
        #expect(book.recall(LightReading(on: true, brightness: Brightness(fraction: 0.1)), of: lamp) == nil)
        #expect(book.overdue(at: at(2000)).isEmpty, "it is still taken to have followed")
        #expect(book.recall(LightReading(on: false), of: lamp)?.on == false)
    }

    @Test mutating func aColorEndsTheEffectOfASilentLamp() {
        start(at: 0.1)
        _ = book.hear(LightReading(effect: .colorLoop), from: lamp)
        var action = LightAction(transition: .zero)
        action.color = .mirek(Mirek(300))
        book.take(action, for: lamp, at: at(0))
        _ = book.next(at: at(0))
        book.delivered(lamp, at: at(0))
        _ = book.overdue(at: at(2000))
        #expect(book.standing(lamp)?.effect == LightEffect.none && book.standing(lamp)?.mirek == Mirek(300))
    }

    @Test func whereNothingIsWaitedForAnOrderIsTakenToBeFollowed() {
        var book = OrderBook(limits: OrderLimits(lampInterval: .zero, orders: 9, per: .seconds(1), underWay: 1, patience: nil))
        _ = book.hear(LightReading(on: true, brightness: .lowest), from: lamp)
        var action = LightAction(transition: .zero)
        action.brightness = .full
        book.take(action, for: lamp, at: .zero)
        _ = book.next(at: .zero)
        #expect(book.hear(LightReading(on: false), from: lamp) == nil)
        #expect(book.delivered(lamp, at: .zero) == LightReading(on: false, brightness: .full), "a hand meanwhile is told")
        #expect(book.sayAgain(lamp) == LightReading(on: false, brightness: .full))
    }

    @Test mutating func aLampThatSaysNothingIsTakenToHaveFollowed() {
        start(at: 0.1)
        send(0.5, transition: .zero, at: 0)
        #expect(book.overdue(at: at(2000)).isEmpty)
        #expect(book.counts.unconfirmed == 1)
        #expect(book.refused(lamp)?.brightness == Brightness(fraction: 0.1), "unless it is said later that it did not")
        #expect(book.refused(lamp) == nil)
    }

    @Test(arguments: [(0.503, 0.5), (0.5, 0.496)])
    mutating func whatWasAskedOutlivesTheNearestStepOfTheLamp(asked: Double, said: Double) {
        start(at: 0.1)
        send(asked, transition: .zero, at: 0)
        #expect(hear(said) == asked)
        _ = book.overdue(at: at(2000))
        #expect(hear(said) == asked, "the same step means the same")
        #expect(hear(said + 0.01) == said + 0.01)
        #expect(hear(said) == asked)
    }

    @Test mutating func stepsThatAreTooFarAreTakenAsTheyAre() {
        start(at: 0.1)
        send(0.5, transition: .zero, at: 0)
        #expect(hear(0.515) == 0.515)
    }

    @Test mutating func hueAndSaturationStayTheColorThatWasAskedFor() throws {
        start(at: 0.1)
        let wanted = HueSaturation(hue: 90, saturation: 0.8)
        var action = LightAction(transition: .zero)
        action.color = .hueSaturation(wanted)
        book.take(action, for: lamp, at: at(0))
        _ = book.next(at: at(0))
        book.delivered(lamp, at: at(0))
        let point = Gamut.c.xy(of: wanted)
        let said = LightReading(xy: ColorXY(x: point.x + 0.003, y: point.y - 0.002))
        #expect(book.hear(said, from: lamp)?.xy == point)
        _ = book.overdue(at: at(2400))
        #expect(book.hear(said, from: lamp)?.xy == point)
    }

    @Test mutating func itIsKnownWhenAFadeShouldBeOver() {
        start(at: 0.1)
        #expect(book.settles == nil)
        send(0.9, transition: .seconds(3), at: 1000)
        #expect(book.settles == at(4000))
        _ = book.overdue(at: at(6000))
        #expect(book.settles == nil)
    }

    @Test mutating func temperaturesThatWereRoundedToKelvinStayAsTheyWere() {
        start(at: 0.1)
        var action = LightAction(transition: .zero)
        action.color = .mirek(Mirek(370))
        book.take(action, for: lamp, at: at(0))
        _ = book.next(at: at(0))
        book.delivered(lamp, at: at(0))
        #expect(book.hear(LightReading(mirek: Mirek(372)), from: lamp)?.mirek == Mirek(370))
        _ = book.overdue(at: at(2400))
        #expect(book.hear(LightReading(mirek: Mirek(372)), from: lamp)?.mirek == Mirek(370))
        #expect(book.hear(LightReading(mirek: Mirek(400)), from: lamp)?.mirek == Mirek(400))
    }

    private mutating func start(at level: Double) {
        let id = ResourceID(derivedFrom: .devices, "scripted", "0")
        book.adopt(lamp, Light(
            id: id, owner: id, index: 0, name: "Lamp", abilities: LightAbilities(temperatures: MirekRange(153, 500), gamut: .c)))
        _ = book.hear(LightReading(on: true, brightness: Brightness(fraction: level)), from: lamp)
    }

    private mutating func take(_ level: Double, transition: Duration = .zero, at milliseconds: Int) {
        var action = LightAction(transition: transition)
        action.brightness = Brightness(fraction: level)
        book.take(action, for: lamp, at: at(milliseconds))
        _ = book.next(at: at(milliseconds))
    }

    private mutating func send(_ level: Double, transition: Duration, at milliseconds: Int) {
        take(level, transition: transition, at: milliseconds)
        book.delivered(lamp, at: at(milliseconds))
    }

    private mutating func hear(_ level: Double) -> Double? {
        book.hear(LightReading(brightness: Brightness(fraction: level)), from: lamp)?.brightness?.fraction
    }

    private func at(_ milliseconds: Int) -> Duration { .milliseconds(milliseconds) }
}
