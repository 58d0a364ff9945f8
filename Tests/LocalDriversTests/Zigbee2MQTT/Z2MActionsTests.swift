import HomeModel
import Testing
@testable import LocalDrivers

@Suite("Hands on Zigbee2MQTT's remotes", .timeLimit(.minutes(1)))
struct Z2MActionsTests {
    private static let dimmer = Z2MActions(values: ["on", "up", "down", "off"].flatMap { part in
        ["press", "press_release", "hold", "hold_release"].map { "\(part)_\($0)" }
    })
    private static let dial = Z2MActions(values: (1...4).flatMap { part in
        ["press", "press_release", "hold", "hold_release"].map { "button_\(part)_\($0)" }
    } + ["left", "right"].flatMap { side in ["step", "slow", "fast"].map { "dial_rotate_\(side)_\($0)" } }
        + ["brightness_step_up", "brightness_step_down"])
    private static let styrbar = Z2MActions(values: [
        "on", "off", "brightness_move_up", "brightness_move_down", "brightness_stop", "arrow_left_click", "arrow_left_hold",
        "arrow_left_release", "arrow_right_click", "arrow_right_hold", "arrow_right_release",
    ])
    private static let tradfri = Z2MActions(values: [
        "toggle", "toggle_hold", "brightness_up_click", "brightness_up_hold", "brightness_up_release", "brightness_down_click",
    ])
    private static let aqara = Z2MActions(values: [
        "single_left", "double_left", "hold_left", "release_left", "single_right", "double_right", "single_both",
    ])

    private static func presses(_ actions: Z2MActions, _ words: String...) -> [String] {
        var held: Int?
        return words.flatMap { actions.gestures(for: $0, held: &held) }.map { gesture in
            switch gesture {
            case .press(let press): "\(press.button) \(press.event)"
            case .turn(let turn): "\(turn.steps)\(turn.isRepeat ? " on" : "")"
            }
        }
    }

    @Test func aHueDimmerHasFourButtons() {
        #expect(Self.dimmer.buttons == ["on", "up", "down", "off"] && !Self.dimmer.turns)
        #expect(Self.presses(Self.dimmer, "on_press", "on_press_release") == ["1 initialPress", "1 shortRelease"])
        #expect(Self.presses(Self.dimmer, "off_press", "off_hold", "off_hold", "off_hold_release")
            == ["4 initialPress", "4 hold", "4 hold", "4 longRelease"])
    }

    @Test func aTapDialTurnsAndItsStepsAreNotButtonsAgain() {
        #expect(Self.dial.buttons == ["button_1", "button_2", "button_3", "button_4"] && Self.dial.turns)
        let turns = ["dial_rotate_right_step", "dial_rotate_right_fast", "brightness_step_up", "dial_rotate_left_slow"]
        #expect(turns.flatMap { Self.presses(Self.dial, $0) } == ["15", "30 on", "-30 on"])
        var held: Int?
        #expect(Self.dial.gestures(for: "dial_rotate_left_slow", turned: 45, held: &held)
            == [.turn(DialTurn(isRepeat: true, steps: -45, milliseconds: 400))])
        #expect(Self.presses(Self.dial, "button_3_hold") == ["3 hold"])
    }

    @Test func movingUpAndDownIsHoldingOnAndOff() {
        #expect(Self.styrbar.buttons == ["on", "off", "arrow_left", "arrow_right"])
        #expect(Self.presses(Self.styrbar, "on", "brightness_move_down", "brightness_stop", "brightness_stop")
            == ["1 initialPress", "1 shortRelease", "2 hold", "2 longRelease"])
        #expect(Self.presses(Self.styrbar, "arrow_right_click", "arrow_left_hold", "arrow_left_release")
            == ["4 initialPress", "4 shortRelease", "3 hold", "3 longRelease"])
    }

    @Test func anOlderRemoteOfIkeaHasAButtonForEachPart() {
        #expect(Self.tradfri.buttons == ["toggle", "brightness_up", "brightness_down"])
        #expect(Self.presses(Self.tradfri, "toggle", "toggle_hold", "brightness_up_hold", "brightness_up_release")
            == ["1 initialPress", "1 shortRelease", "1 hold", "2 hold", "2 longRelease"])
    }

    @Test func severalClicksAreAButtonOfTheirOwnBehindTheOthers() {
        #expect(Self.aqara.buttons == ["left", "right", "both", "left#double", "right#double"])
        #expect(Self.presses(Self.aqara, "double_right", "single_both", "hold_left", "release_left")
            == ["5 initialPress", "5 shortRelease", "3 initialPress", "3 shortRelease", "1 hold", "1 longRelease"])
        let plain = Z2MActions(values: ["single", "double", "triple", "quadruple", "hold", "release"])
        #expect(plain.buttons == ["", "#double", "#triple", "#quadruple"])
    }

    @Test(arguments: [
        (["press", "release"], "press", ["1 initialPress"]), (["press", "release"], "release", ["1 shortRelease"]),
        (["press"], "press", ["1 initialPress", "1 shortRelease"]),
        (["1_single", "2_single", "2_long"], "2_long", ["2 longPress"]),
        (["shake", "flip90"], "flip90", ["2 initialPress", "2 shortRelease"]),
        (["brightness_step_up", "brightness_move_up", "brightness_stop"], "brightness_move_up", ["1 hold"]),
        (["rotate_left", "rotate_right"], "rotate_left", ["-15"]),
    ])
    func otherListsFollowTheGeneralRule(values: [String], action: String, wanted: [String]) {
        #expect(Self.presses(Z2MActions(values: values), action) == wanted)
    }

    @Test(arguments: ["", "brightness_stop", "on_triple", "recall_*", "nonsense"])
    func whatTheListDoesNotHaveIsNothing(action: String) {
        #expect(Self.presses(Self.styrbar, action) == [])
        #expect(Z2MActions(values: ["", "recall_*"]).buttons == [])
    }
}
