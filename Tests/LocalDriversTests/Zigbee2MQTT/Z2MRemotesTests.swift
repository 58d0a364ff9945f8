import Connectivity
import HomeModel
import Testing
@testable import LocalDrivers

@Suite("Remotes as Zigbee2MQTT's converters spell them", .timeLimit(.minutes(1)))
struct Z2MRemotesTests {
    private static let lists: [(values: [String], buttons: [String])] = [
        (["1_single", "1_double", "1_hold", "2_single", "2_double", "2_hold"], ["1", "2", "1#double", "2#double"]),
        (["button_1_single", "button_1_release", "button_2_hold"], ["button_1", "button_2"]),
        (["single_button_1", "long_button_1", "triple_button_1", "single_button_2"], ["button_1", "button_2", "button_1#triple"]),
        (["dots_1_initial_press", "dots_1_short_release", "dots_1_double_press"], ["dots_1", "dots_1#double"]),
        (["press_1", "release_1", "press_3_and_4", "release_3_and_4"], ["1", "3_and_4"]),
        (["up_single", "up_held", "up_release", "config_single", "up_quintuple"], ["up", "config", "up#quintuple"]),
        (["on", "off", "brightness_move_up", "brightness_move_down", "brightness_move_stop"], ["on", "off"]),
        (
            ["on_l1", "off_l1", "brightness_move_up_l1", "brightness_move_down_l1", "brightness_stop_l1", "on_l2"],
            ["on_l1", "off_l1", "on_l2"]
        ),
        (["on_row_1", "brightness_move_up_row_1", "brightness_stop_row_1", "on_row_2"], ["on_row_1", "on_row_2"]),
        (["on_1", "off_1", "stop_1", "brightness_move_up_1", "on_2", "off_2", "stop_2"], ["on_1", "off_1", "on_2", "off_2"]),
        (["on_press_1", "on_hold_1", "on_hold_release_1", "on_press_2"], ["on_1", "on_2"]),
        (
            ["on", "off", "brightness_step_up", "brightness_step_down", "color_temperature_step_up", "color_temperature_move_up"],
            ["on", "off", "brightness_up", "brightness_down", "color_temperature_up"]
        ),
        (["open", "close", "stop"], ["open", "close", "stop"]), (["open", "hold", "stop"], ["open", ""]),
        (["recall_1", "recall_2", "store_1", "recall_*"], ["recall_1", "recall_2", "store_1"]),
        (["none", "single", "long"], [""]), (["emergency", "disarm", "arm_all_zones"], ["emergency", "disarm", "arm_all_zones"]),
        (["toggle", "volume_up", "volume_up_hold", "volume_down"], ["toggle", "volume_up", "volume_down"]),
        (["single", "hold", "release", "start_rotating", "rotation", "stop_rotating"], [""]),
        (["brightness", "brightness_move_to_level", "hue_stop"], ["brightness", "brightness_move_to_level"]),
    ]

    @Test(arguments: lists.indices) func everyPartIsAButton(index: Int) {
        #expect(Z2MActions(values: Self.lists[index].values).buttons == Self.lists[index].buttons)
    }

    private static func gestures(_ values: [String], _ words: [String]) -> [String] {
        let actions = Z2MActions(values: values)
        var held: Int?
        return words.flatMap { actions.gestures(for: $0, held: &held) }.compactMap { gesture in
            guard case .press(let press) = gesture else { return nil }
            return "\(actions.buttons[press.button - 1]) \(press.event)"
        }
    }

    @Test(arguments: [
        (["up_single", "up_held", "up_release"], ["up_single", "up_held", "up_release"],
         ["up initialPress", "up shortRelease", "up hold", "up longRelease"]),
        (["on_l2", "brightness_move_up_l2", "brightness_stop_l2"], ["on_l2", "brightness_move_up_l2", "brightness_stop_l2"],
         ["on_l2 initialPress", "on_l2 shortRelease", "on_l2 hold", "on_l2 longRelease"]),
        (["on_hold_2", "on_hold_release_2"], ["on_hold_2", "on_hold_release_2", "none"], ["on_2 hold", "on_2 longRelease"]),
        (["open", "close", "stop"], ["stop"], ["stop initialPress", "stop shortRelease"]),
        (["open", "hold", "stop"], ["hold", "stop"], [" hold", " longRelease"]),
        (["hue_move_up", "hue_move_stop"], ["hue_move_up", "hue_move_stop"], ["hue_up hold", "hue_up longRelease"]),
    ])
    func whatHandsDoIsUnderstood(values: [String], words: [String], wanted: [String]) {
        #expect(Self.gestures(values, words) == wanted)
    }

    private static let knob = Z2MExposes([Exposed.choice("action", ["single", "start_rotating", "rotation", "stop_rotating"])])

    @Test(arguments: [
        (["action": "start_rotating", "action_rotation_angle": 12] as [String: JSONValue], 12, false),
        (["action": "rotation", "action_rotation_angle": 96, "action_rotation_angle_speed": -24], -24, true),
        (["action": "rotation", "action_rotation_angle": 1e9], 1000, true),
    ])
    func aKnobTurnsAsFarAsItSays(said: [String: JSONValue], steps: Int, isRepeat: Bool) {
        let state = Z2MState(said, Self.knob)
        var held: Int?
        #expect(Self.knob.actions.turns && Self.knob.actions.buttons == [""])
        #expect(Self.knob.actions.gestures(for: state.action ?? "", turned: state.turned, held: &held)
            == [.turn(DialTurn(isRepeat: isRepeat, steps: steps, milliseconds: 400))])
    }

    @Test(arguments: [
        ["action": "stop_rotating", "action_rotation_angle": 96], ["action": "rotation"],
        ["action": "rotation", "action_rotation_angle": "far"], ["action": "start_rotating", "action_rotation_angle": 0],
    ] as [[String: JSONValue]])
    func aKnobThatDoesNotSayWhereToDoesNotTurn(said: [String: JSONValue]) {
        let state = Z2MState(said, Self.knob)
        var held: Int?
        #expect(Self.knob.actions.gestures(for: state.action ?? "", turned: state.turned, held: &held).isEmpty)
    }

    @Test func aListMayComeInSeveralParts() {
        let lists = [["on_1", "on_2"], ["brightness_move_up_1", "brightness_stop_1"], ["on_1", "recall_5"]]
        let exposes = Z2MExposes(lists.map { Exposed.choice("action", $0) })
        #expect(exposes.actions.buttons == ["on_1", "on_2", "recall_5"] && exposes.action == "action")
        #expect(exposes.sensors == [.buttons(count: 3, last: nil)])
    }

    @Test func aLockHasNoButtons() {
        let told = Exposed.choice("action", ["unknown", "lock", "unlock", "key_lock", "manual_unlock"])
        #expect(Z2MExposes([Exposed.whole("lock", [Exposed.flag("state", yes: "LOCK", no: "UNLOCK")]), told]).isEmpty)
        #expect(Z2MExposes([told]).actions.buttons == ["lock", "unlock", "key_lock", "manual_unlock"])
    }
}
