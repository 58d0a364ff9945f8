import Connectivity

/// What WLEDs say, made after the shape of real ones (local device reference §2), with members that nobody here knows.
enum WLEDSamples {
    /// A segment that shows red, green and blue.
    static func segment(_ id: Int, on: Bool = true, level: Int64 = 255, lc: Int64? = nil, name: String? = nil) -> JSONValue {
        var segment: [String: JSONValue] = [
            "id": .int(Int64(id)), "start": .int(Int64(id * 30)), "stop": .int(Int64(id * 30 + 30)), "len": 30, "grp": 1,
            "spc": 0, "of": 0, "on": .bool(on), "frz": false, "bri": .int(level), "cct": 127, "set": 0,
            "col": [[255, 160, 0], [0, 0, 0], [0, 0, 0]], "fx": 0, "sx": 128, "ix": 128, "pal": 0, "sel": true, "rev": false,
            "mi": false, "unheard_of": nil,
        ]
        if let lc { segment["lc"] = .int(lc) }
        if let name { segment["n"] = .string(name) }
        return .object(segment)
    }

    static func info(seglc: [JSONValue] = [1], lc: JSONValue = 1, ws: JSONValue = 1, arch: JSONValue = "esp32") -> JSONValue {
        [
            "ver": "0.15.4", "vid": 2_412_100, "name": "Shelf", "brand": "WLED", "product": "FOSS", "mac": "a1b2c3d4e5f6",
            "arch": arch, "udpport": 21_324, "live": false, "ws": ws, "fxcount": 187, "palcount": 71,
            "leds": ["count": 90, "pwr": 0, "fps": 2, "maxseg": 32, "seglc": .array(seglc), "lc": lc, "rgbw": false],
        ]
    }

    static func device(on: Bool = true, level: Int64 = 128, _ segments: [JSONValue], info: JSONValue = info()) -> JSONValue {
        [
            "state": [
                "on": .bool(on), "bri": .int(level), "transition": 7, "ps": -1, "pl": -1, "nl": ["on": false], "mainseg": 0,
                "seg": .array(segments),
            ],
            "info": info,
        ]
    }

    /// One strip, on at half.
    static let single = device([segment(0)])
    /// Three parts: of the second its owner thought a name.
    static let divided = device(
        [segment(0), segment(1, name: "Desk"), segment(2, on: false, level: 50)], info: info(seglc: [1, 1, 1]))
}
