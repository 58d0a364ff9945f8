@testable import CloudConnectors
import Connectivity
import Foundation
import HomeModel
import Testing

@Suite("The list of a device's timers")
struct EWeLinkTimerListTests {
    private static let strange = #"{"at":"x","enabled":true,"extra":{"deep":[1,2.5,null]},"type":"sunrise"}"#
    private static let plain = #"{"at":"2026-12-24T17:00:00.000Z","coolkit_timer_type":"once","do":{"switch":"on"},"enabled":1,"mId":"aaaa-1","note":"kept","type":"once"}"#
    private static let plan = CloudTimerPlan.once(Date(timeIntervalSince1970: 1_798_131_600))

    private static func list(_ timers: [String] = [strange, plain], _ more: String = #""switch":"off""#) throws -> EWeLinkTimerList {
        let text = "{\(more),\"timers\":[\(timers.joined(separator: ","))]}"
        return EWeLinkTimerList(try JSONValue(parsing: Array(text.utf8)).object ?? [:], of: "1000000001")
    }

    private static func texts(_ list: EWeLinkTimerList) -> [String] { list.elements.map(\.text) }

    @Test func whatIsNotUnderstoodIsListedAsItIs() throws {
        let timers = try Self.list().timers
        #expect(timers.map(\.id) == ["1000000001#1", "aaaa-1"] && timers.map(\.isEnabled) == [true, true])
        #expect(timers[0].plan == nil && timers[0].on == nil && timers[0].words == Self.strange)
        #expect(timers[1].plan == Self.plan && timers[1].on == true)
    }

    @Test func aNewOneComesLastAndTheOthersStayAsTheyWere() throws {
        var list = try Self.list()
        let added = try list.add(Self.plan, id: "bbbb", on: false, outlet: nil)
        #expect(added.id == "bbbb" && added.on == false && added.plan == Self.plan)
        #expect(Array(Self.texts(list).prefix(2)) == [Self.strange, Self.plain] && list.elements.count == 3)
        #expect(list.wire["timers"]?.array == list.elements && list.wire.count == 1)
    }

    @Test func onlyTheOneIsChangedAndOnlyInThat() throws {
        var list = try Self.list()
        let off = try list.enable(list.timers[1], false)
        #expect(!off.isEnabled)
        #expect(Self.texts(list) == [Self.strange, Self.plain.replacing(#""enabled":1"#, with: #""enabled":0"#)])
        _ = try list.enable(list.timers[0], false)
        #expect(Self.texts(list)[0] == Self.strange.replacing("true", with: "false"), "who writes words reads words")
        _ = try list.enable(list.timers[1], true)
        #expect(Self.texts(list)[1] == Self.plain)
    }

    @Test func oneIsTakenOut() throws {
        var list = try Self.list()
        try list.remove(list.timers[0])
        #expect(Self.texts(list) == [Self.plain])
        try list.remove(list.timers[0])
        #expect(list.wire == ["timers": []], "an empty list is sent, and not none")
    }

    @Test func oneThatIsGoneIsNotMistakenForAnother() throws {
        let before = try Self.list([Self.strange, Self.plain])
        var list = try Self.list([Self.plain.replacing("aaaa-1", with: "cccc")])
        for timer in before.timers {
            #expect(throws: ChoreTrouble("the timer is not there any more")) { try list.remove(timer) }
            #expect(throws: ChoreTrouble("the timer is not there any more")) { _ = try list.enable(timer, false) }
        }
        #expect(list.elements.count == 1)
    }

    static let devices: [(String, Int?, String)] = [
        (#""switch":"off""#, nil, #"{"switch":"on"}"#), (#""state":"off""#, nil, #"{"state":"on"}"#),
        (#""switches":[{"outlet":0,"switch":"on"},{"outlet":1,"switch":"on"}]"#, 1, #"{"outlet":1,"switch":"on"}"#),
    ]

    @Test(arguments: devices)
    func whatADeviceCallsItselfOnIsUsed(_ params: String, _ outlet: Int?, _ action: String) throws {
        var list = try Self.list([], params)
        let added = try list.add(Self.plan, id: "m", on: true, outlet: outlet)
        #expect(list.elements[0]["do"]?.text == action && added.outlet == outlet)
    }

    static let refusals: [(String, Int?, String)] = [
        (#""switches":[{"outlet":0,"switch":"on"},{"outlet":1,"switch":"on"}]"#, nil, "it has several outlets: say which with --outlet 1 to 2"),
        (#""switches":[{"outlet":9223372036854775807},{"outlet":1},{"outlet":-1}]"#, nil, "it has several outlets: say which with --outlet 1 to 2"),
        (#""switches":[{"outlet":9223372036854775807}]"#, 63, "it has no outlet 64"),
        (#""switches":[{"outlet":0,"switch":"on"}]"#, 3, "it has no outlet 4"),
        (#""switch":"on""#, 0, "it has no outlets to choose from"), (#""motion":0"#, nil, "it has nothing that a timer could switch"),
    ]

    @Test(arguments: refusals)
    func whatADeviceDoesNotHaveIsSaid(_ params: String, _ outlet: Int?, _ words: String) throws {
        var list = try Self.list([], params)
        #expect(throws: ChoreTrouble(words)) { try list.add(Self.plan, id: "m", on: true, outlet: outlet) }
        #expect(list.elements.isEmpty)
    }

    @Test func idsAreRandomUUIDs() {
        #expect(EWeLinkTimers.id([UInt8](repeating: 0xFF, count: 16)) == "ffffffff-ffff-4fff-bfff-ffffffffffff")
        #expect(EWeLinkTimers.id(Array(0..<16)) == "00010203-0405-4607-8809-0a0b0c0d0e0f")
    }
}
