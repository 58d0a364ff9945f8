@testable import LocalDrivers

extension FakeESPHome.State {
    /// What the firmware answers.
    mutating func answers(to frame: ESPFrame, at now: Duration) -> [ESPFrame] {
        if frame.kind != 7 { heard.append(frame) }
        if isDeaf { return [] }
        switch frame.kind {
        case 1: return [helloAnswer]
        case 3: return version.minor < 14 ? [ESPFrame(4) { $0.write(1, isWrong(frame.fields.string(1))) }] : []
        case 5: return [ESPFrame(6)]
        case 7: return [ESPFrame(8)]
        case 9: return [who]
        case 11: return [lamp.entry] + entries + [ESPFrame(19)]
        case 20: return [lamp.state] + states
        case 32 where frame.fields.fixed32(1) == lamp.key: return follow(frame.fields, at: now)
        case 33: return [ESPFrame(26) {
            $0.write(1, fixed32: frame.fields.fixed32(1))
            $0.write(2, frame.fields.bool(2))
        }]
        default: return []
        }
    }

    private var helloAnswer: ESPFrame {
        ESPFrame(2) {
            $0.write(1, version.major)
            $0.write(2, version.minor)
            $0.write(3, "2026.6.5")
            $0.write(4, "porch")
        }
    }

    private var who: ESPFrame {
        ESPFrame(10) {
            $0.write(2, "porch")
            $0.write(3, mac)
            $0.write(4, "2026.6.5")
            $0.write(6, "esp32dev")
            $0.write(12, "Espressif")
            $0.write(13, "Porch")
        }
    }

    private func isWrong(_ given: String) -> Bool { given != password ?? "" }

    private mutating func follow(_ command: ProtoFields, at now: Duration) -> [ESPFrame] {
        orders.append(now)
        let before = lamp
        lamp.take(command)
        let answer = lamp.state
        // After a flash it is as it was.
        if command.bool(16) { lamp = before }
        return [answer]
    }
}
