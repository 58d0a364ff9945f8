import Connectivity

/// What Shellys say, made after the shape of real ones (local device reference §5), with members that nobody here knows.
enum ShellySamples {
    typealias Sample = (status: [String: JSONValue], config: [String: JSONValue])

    private static let system: [String: JSONValue] = [
        "sys": ["mac": "A8032AB12345", "uptime": 3600, "cfg_rev": 12], "wifi": ["rssi": -60], "cloud": ["connected": false],
        "ble": nil,
    ]

    private static func config(_ words: [String: JSONValue]) -> [String: JSONValue] {
        words.merging(["sys": ["device": ["name": "Hall", "mac": "A8032AB12345"], "cfg_rev": 12], "wifi": ["ap": nil]]) { $1 }
    }

    /// A dimmer with a button at its input.
    static let dimmer: Sample = (
        system.merging([
            "light:0": ["id": 0, "source": "init", "output": true, "brightness": 50, "temperature": ["tC": 45.1], "apower": 3.2],
            "input:0": ["id": 0, "state": nil],
        ]) { $1 },
        config(["light:0": ["id": 0, "name": nil], "input:0": ["id": 0, "type": "button", "name": nil]])
    )

    /// Two relays, one of them named, and what an add-on senses.
    static let relays: Sample = (
        system.merging([
            "switch:0": ["id": 0, "output": false, "apower": 0, "temperature": ["tC": 51]],
            "switch:1": ["id": 1, "output": true, "apower": 40, "temperature": ["tC": 51]],
            "input:0": ["id": 0, "state": false], "temperature:100": ["id": 100, "tC": 21.5, "tF": 70.7],
            "humidity:100": ["id": 100, "rh": nil], "illuminance:0": ["id": 0, "lux": 100, "illumination": "twilight"],
        ]) { $1 },
        config(["switch:0": ["id": 0, "name": nil], "switch:1": ["id": 1, "name": "Fan"], "input:0": ["id": 0, "type": "switch"]])
    )

    /// A strip's controller, as one strip with colours and white.
    static let strip: Sample = (
        system.merging(["rgbw:0": ["id": 0, "output": true, "rgb": [255, 0, 0], "brightness": 80, "white": 0]]) { $1 },
        config(["rgbw:0": ["id": 0, "name": nil]])
    )

    /// The same controller, as four dimmers.
    static let dimmers: Sample = (
        system.merging(Dictionary(uniqueKeysWithValues: (0..<4).map {
            ("light:\($0)", ["id": .int(Int64($0)), "output": false, "brightness": 10] as JSONValue)
        })) { $1 },
        config([:])
    )

    /// A bulb of colours and of white of two tones, which shows one or the other.
    static let bulb: Sample = (
        system.merging([
            "rgbcct:0": ["id": 0, "output": true, "mode": "cct", "brightness": 50, "ct": 4000, "rgb": [0, 0, 255]]
        ]) { $1 },
        config(["rgbcct:0": ["id": 0, "name": nil]])
    )

    /// White of two tones and colours, each by itself.
    static let both: Sample = (
        system.merging([
            "cct:0": ["id": 0, "output": true, "brightness": 100, "ct": 4000],
            "rgb:0": ["id": 0, "output": false, "rgb": [0, 0, 255], "brightness": 30],
        ]) { $1 },
        config(["cct:0": ["id": 0, "ct_range": [2700, 6500]], "rgb:0": ["id": 0]])
    )
}
