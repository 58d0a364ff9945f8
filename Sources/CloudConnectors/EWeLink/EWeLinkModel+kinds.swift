import Connectivity
import HomeModel

/// Which number of a kind is what (Docs/Clouds.md).
extension EWeLinkModel {
    /// The lights of a kind, in order; `nil` for a number that is not known to have any.
    static func lamps(_ uiid: Int) -> [any EWeLinkLamp]? {
        switch uiid {
        case 1, 5, 6, 14, 15, 24, 27, 32, 1009, 1256, 7004: [EWeLinkRelay()]
        case 34: [EWeLinkRelay(outlet: 0)]
        case 36: [EWeLinkDimmer(name: "bright", scale: .span(10, 100))]
        case 44: [EWeLinkDimmer(name: "brightness", scale: .percent, beside: ["switch": "on", "mode": 0])]
        case 57: [EWeLinkDimmer(powerName: "state", name: "channel0", scale: .span(25, 255), isText: true)]
        case 1257: [EWeLinkDimmer(name: "brightness", scale: .percent)]
        default: tinted(uiid) ?? outlets[uiid].map { count in (0..<count).map { EWeLinkRelay(outlet: $0) } }
        }
    }

    private static func tinted(_ uiid: Int) -> [any EWeLinkLamp]? {
        switch uiid {
        case 16: [EWeLinkTwoWhites()]
        case 22: [EWeLinkFiveChannels()]
        case 33: [EWeLinkStrip(scale: .span(10, 100))]
        case 52: [EWeLinkToneLamp()]
        case 59, 137, 173: [EWeLinkStrip(scale: .percent)]
        case 103, 135: [EWeLinkBulb(hasColors: false, tone: EWeLinkTone(top: 255))]
        case 104: [EWeLinkBulb(hasColors: true, tone: EWeLinkTone(top: 255))]
        case 136: [EWeLinkBulb(hasColors: true, tone: EWeLinkTone(top: 100))]
        case 1258: [EWeLinkZigbeeLamp(hasColors: false)]
        case 3258: [EWeLinkZigbeeLamp(hasColors: true)]
        default: nil
        }
    }

    /// How many outlets a kind has. Devices may list more than they have.
    private static let outlets: [Int: Int] = [
        77: 1, 78: 1, 81: 1, 107: 1, 138: 1, 160: 1, 182: 1, 190: 1,
        2: 2, 7: 2, 29: 2, 82: 2, 126: 2, 139: 2, 161: 2, 2256: 2,
        3: 3, 8: 3, 30: 3, 83: 3, 140: 3, 162: 3, 3256: 3,
        4: 4, 9: 4, 31: 4, 84: 4, 141: 4, 163: 4, 4256: 4,
    ]

    /// What a kind senses, in order.
    static func senses(_ uiid: Int) -> [EWeLinkSense] {
        switch uiid {
        case 5: [.number("power")]
        case 15: [.temperature("currentTemperature"), .humidity("currentHumidity")]
        case 18: [.temperature("temperature"), .humidity("humidity"), .light("light"), .number("dusty"), .number("noise")]
        case 32: [.number("power"), .number("voltage"), .number("current", times: 1000)]
        case 102, 154: [.openSwitch("switch")]
        case 1000: [.button("key"), .doublePress("key")]
        case 1770: [.temperature("temperature", hundredths: true), .humidity("humidity", hundredths: true)]
        case 2026: [.motion("motion")]
        case 3026: [.open("lock")]
        case 4026: [.alarm("water")]
        case 5026: [.alarm("smoke")]
        case 7016: [.motion("human")]
        default: []
        }
    }
}
