import BridgeCore
import HomeModel
import Testing

@Suite("Orders that are one for several lamps")
struct OrderGroupTests {
    private static let limits = OrderLimits(
        lampInterval: .milliseconds(100), orders: 10, per: .seconds(1), burst: 20, groupCost: 5, underWay: 1000, patience: .seconds(2))
    private var book = OrderBook(limits: limits)

    @Test mutating func aGroupWithJustTheseLampsGetsOneOrder() {
        book.group([lamps(0..<50), lamps(0..<3)])
        take(.on(true), 0..<50)
        let going = book.next(at: at(0))
        #expect(going.count == 1)
        #expect(going.first?.lamps == (0..<50).map(lamp))
        #expect(book.counts.sent == 50)
    }

    @Test mutating func theLargestGroupsThatFitAreTakenAndTheRestGoesAlone() {
        book.group([lamps(0..<4), lamps(2..<5), lamps(5..<7), lamps(0..<20)])
        take(.on(true), 0..<8)
        #expect(book.next(at: at(0)).map { $0.lamps.count } == [4, 2, 1, 1])
    }

    @Test mutating func lampsThatAreToDoSomethingElseHaveOrdersOfTheirOwn() {
        book.group([lamps(0..<3)])
        take(.on(true), 0..<3)
        take(.on(false), 1..<2)
        #expect(book.next(at: at(0)).map { $0.lamps.count } == [1, 1, 1])
    }

    @Test mutating func aLampThatIsBusyHasTheOthersGoWithoutIt() {
        book.group([lamps(0..<3)])
        take(.on(true), 1..<2)
        _ = book.next(at: at(0))
        take(.on(false), 0..<3)
        #expect(book.next(at: at(10)).flatMap(\.lamps) == [lamp(0), lamp(2)], "one is under way")
        book.delivered(lamp(1), at: at(20))
        #expect(book.next(at: at(100)).flatMap(\.lamps) == [lamp(1)])
    }

    @Test mutating func ordersToGroupsCountForMore() {
        book.group([lamps(0..<2)])
        var times: [Int] = []
        for moment in stride(from: 0, to: 10_000, by: 10) {
            take(.brightness(Double(moment) / 10_000), 0..<2)
            for going in book.next(at: at(moment)) {
                times.append(moment)
                for lamp in going.lamps { book.delivered(lamp, at: at(moment)) }
            }
        }
        #expect((20...25).contains(times.count), "four at once, then two a second: \(times.count)")
    }

    @Test mutating func aBurstGoesAtOnceAndTheLongRunIsKept() {
        take(.on(true), 0..<50)
        #expect(book.next(at: at(0)).count == 20)
        #expect(book.nextDue == at(100))
        #expect(book.next(at: at(99)).isEmpty)
        #expect(book.next(at: at(100)).count == 1)
        #expect(book.next(at: at(1100)).count == 10)
    }

    @Test mutating func whatWasPostponedIsWaitedForAsLongAsOrdersMay() {
        book = OrderBook(limits: OrderLimits(
            lampInterval: .zero, orders: 1, per: .seconds(10), underWay: 1, patience: .seconds(2), longestWait: .seconds(30)))
        take(.on(true), 0..<3)
        #expect(book.next(at: at(0)).count == 1)
        book.delivered(lamp(0), at: at(0))
        #expect(book.overdue(at: at(9_000)).map(\.lamp) == [lamp(0)], "the others only wait")
        #expect(book.next(at: at(10_000)).count == 1)
        #expect(book.overdue(at: at(30_000)).map(\.lamp) == [lamp(2)])
    }

    private mutating func take(_ action: LightAction, _ numbers: Range<Int>) {
        for number in numbers { book.take(action, for: lamp(number), at: .zero) }
    }

    private func lamps(_ numbers: Range<Int>) -> Set<LightAddress> { Set(numbers.map(lamp)) }
    private func lamp(_ number: Int) -> LightAddress { LightAddress(identity: String(number), index: 0) }
    private func at(_ milliseconds: Int) -> Duration { .milliseconds(milliseconds) }
}

extension LightAction {
    fileprivate static func on(_ isOn: Bool) -> LightAction {
        var action = LightAction()
        action.on = isOn
        return action
    }

    fileprivate static func brightness(_ fraction: Double) -> LightAction {
        var action = LightAction()
        action.brightness = Brightness(fraction: fraction)
        return action
    }
}
