/// The numbers of what is said.
enum LIFXType {
    static let getService: UInt16 = 2
    static let stateService: UInt16 = 3
    static let getHostFirmware: UInt16 = 14
    static let stateHostFirmware: UInt16 = 15
    static let getLabel: UInt16 = 23
    static let stateLabel: UInt16 = 25
    static let getVersion: UInt16 = 32
    static let stateVersion: UInt16 = 33
    static let acknowledgement: UInt16 = 45
    static let getColor: UInt16 = 101
    static let setColor: UInt16 = 102
    static let setWaveform: UInt16 = 103
    static let lightState: UInt16 = 107
    static let setLightPower: UInt16 = 117
    static let setWaveformOptional: UInt16 = 119
    static let unhandled: UInt16 = 223
    static let getRelay: UInt16 = 816
    static let setRelay: UInt16 = 817
    static let stateRelay: UInt16 = 818
}

/// Something to say to a device, and what it answers to that.
struct LIFXMessage: Sendable, Hashable {
    let type: UInt16
    var payload: [UInt8] = []
    /// The type of its answer; an acknowledgement for what changes something.
    let answer: UInt16

    /// Whether it is acknowledged instead of answered.
    var wantsAcknowledgement: Bool { answer == LIFXType.acknowledgement }

    static let getService = LIFXMessage(type: LIFXType.getService, answer: LIFXType.stateService)
    static let getHostFirmware = LIFXMessage(type: LIFXType.getHostFirmware, answer: LIFXType.stateHostFirmware)
    static let getLabel = LIFXMessage(type: LIFXType.getLabel, answer: LIFXType.stateLabel)
    static let getVersion = LIFXMessage(type: LIFXType.getVersion, answer: LIFXType.stateVersion)
    static let getColor = LIFXMessage(type: LIFXType.getColor, answer: LIFXType.lightState)

    static func getRelay(_ index: Int) -> LIFXMessage {
        LIFXMessage(type: LIFXType.getRelay, payload: [UInt8(clamping: index)], answer: LIFXType.stateRelay)
    }

    static func setRelay(_ index: Int, _ isOn: Bool) -> LIFXMessage {
        LIFXMessage(
            type: LIFXType.setRelay, payload: [UInt8(clamping: index)] + power(isOn), answer: LIFXType.acknowledgement)
    }

    static func setColor(_ color: LIFXColor, _ length: Duration) -> LIFXMessage {
        LIFXMessage(
            type: LIFXType.setColor, payload: [0] + color.bytes + milliseconds(length), answer: LIFXType.acknowledgement)
    }

    static func setLightPower(_ isOn: Bool, _ length: Duration) -> LIFXMessage {
        LIFXMessage(
            type: LIFXType.setLightPower, payload: power(isOn) + milliseconds(length), answer: LIFXType.acknowledgement)
    }

    /// Goes to another brightness and leaves everything else as it is: one half of a wave, that stays where it ends.
    static func setBrightness(_ color: LIFXColor, _ length: Duration) -> LIFXMessage {
        let only = LIFXColor(hue: 0, saturation: 0, brightness: color.brightness, kelvin: color.kelvin)
        let wave = wave(to: only, isTransient: false, period: max(length, .milliseconds(1)), cycles: 1, shape: 0)
        return LIFXMessage(
            type: LIFXType.setWaveformOptional, payload: wave + [0, 0, 1, 0], answer: LIFXType.acknowledgement)
    }

    /// Swings to a colour and back, so many times, and ends where it was.
    static func breathe(to color: LIFXColor, period: Duration, cycles: Int) -> LIFXMessage {
        LIFXMessage(
            type: LIFXType.setWaveform,
            payload: wave(to: color, isTransient: true, period: period, cycles: Float(cycles), shape: 1),
            answer: LIFXType.acknowledgement)
    }

    private static func wave(
        to color: LIFXColor, isTransient: Bool, period: Duration, cycles: Float, shape: UInt8
    ) -> [UInt8] {
        var bytes: [UInt8] = [0, isTransient ? 1 : 0] + color.bytes + milliseconds(period)
        bytes.add(cycles.bitPattern)
        bytes.add(Int16(0))
        bytes.append(shape)
        return bytes
    }

    private static func power(_ isOn: Bool) -> [UInt8] { isOn ? [0xFF, 0xFF] : [0, 0] }

    private static func milliseconds(_ length: Duration) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.add(UInt32(min(max((length / .milliseconds(1)).rounded(), 0), Double(UInt32.max))))
        return bytes
    }
}
