/// What sensors of each type that apps can make have in their state (Docs/HueV1.md §12.2).
enum SensorGrammar {
    /// What an attribute of a sensor can be.
    enum Range: Sendable {
        case bool
        case int(Int, Int)
    }

    static let states: [String: [(name: String, range: Range)]] = [
        "CLIPSwitch": [("buttonevent", .int(0, 5003))],
        "CLIPOpenClose": [("open", .bool)],
        "CLIPPresence": [("presence", .bool)],
        "CLIPTemperature": [("temperature", .int(-2000, 4000))],
        "CLIPHumidity": [("humidity", .int(0, 10_000))],
        "CLIPLightLevel": [("lightlevel", .int(0, 65_535)), ("dark", .bool), ("daylight", .bool)],
        "CLIPGenericFlag": [("flag", .bool)],
        "CLIPGenericStatus": [("status", .int(-5, 10))],
    ]

    /// What can be looked at of sensors of other types.
    static let hardware: [String: [(name: String, range: Range)]] = [
        "ZLLSwitch": [("buttonevent", .int(1000, 4003))],
        "ZLLPresence": [("presence", .bool)],
        "ZLLTemperature": [("temperature", .int(-2000, 4000))],
        "ZLLLightLevel": [("lightlevel", .int(0, 65_535)), ("dark", .bool)],
        "Daylight": [("daylight", .bool)],
    ]
}
