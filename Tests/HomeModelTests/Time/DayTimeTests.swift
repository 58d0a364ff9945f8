import Foundation
import HomeModel
import Testing

@Suite("Times of day and days of the week")
struct DayTimeTests {
    @Test(arguments: [(0, 0, 0, 0), (23, 59, 59, 86_399), (7, 30, 5, 27_005), (12, 0, 0, 43_200)])
    func `a time is seconds since midnight`(hour: Int, minute: Int, second: Int, seconds: Int) throws {
        let time = try clock(hour, minute, second)
        #expect(time.seconds == seconds)
        #expect(time == DayTime(seconds: seconds))
        #expect(time.hour == hour && time.minute == minute && time.second == second)
    }

    @Test(arguments: [(24, 0, 0), (-1, 0, 0), (0, 60, 0), (0, -1, 0), (0, 0, 60), (0, 0, -1)])
    func `a clock does not show everything`(hour: Int, minute: Int, second: Int) {
        #expect(DayTime(hour: hour, minute: minute, second: second) == nil)
    }

    @Test func `a day ends before its last second is over`() throws {
        #expect(DayTime(seconds: 86_400) == nil)
        #expect(DayTime(seconds: -1) == nil)
        #expect(try clock(6, 59, 59) < clock(7, 0))
    }

    @Test func `a time is a number in JSON`() throws {
        #expect(try String(decoding: JSONEncoder().encode([clock(7, 0)]), as: UTF8.self) == "[25200]")
        #expect(try kept([clock(23, 59, 59)]) == [clock(23, 59, 59)])
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([DayTime].self, from: Data("[86400]".utf8)) }
    }

    @Test func `weekdays are bits from Monday to Sunday`() {
        let inOrder: [Weekdays] = [.monday, .tuesday, .wednesday, .thursday, .friday, .saturday, .sunday]
        #expect(inOrder.map(\.rawValue) == [64, 32, 16, 8, 4, 2, 1])
        #expect(Weekdays(inOrder) == .everyDay)
        #expect(Weekdays(rawValue: 124) == [.monday, .tuesday, .wednesday, .thursday, .friday])
        #expect(Weekdays(rawValue: 255) == .everyDay)
    }

    @Test func `weekdays are a number in JSON, and at least one`() throws {
        #expect(try kept([Weekdays.everyDay, .sunday]) == [.everyDay, .sunday])
        for nonsense in ["[0]", "[128]", "[-1]", #"["monday"]"#] {
            #expect(throws: DecodingError.self) { try JSONDecoder().decode([Weekdays].self, from: Data(nonsense.utf8)) }
        }
    }
}
