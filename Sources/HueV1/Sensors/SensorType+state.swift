import HomeModel

extension SensorType {
    /// The parameters of its state, less the time of the last reading.
    var stateNames: [String] {
        switch self {
        case .daylight: ["daylight"]
        case .zgpSwitch, .zllSwitch, .clipSwitch: ["buttonevent"]
        case .zllRelativeRotary: ["rotaryevent", "expectedrotation", "expectedeventduration"]
        case .zllPresence, .clipPresence, .geofence: ["presence"]
        case .zllTemperature, .clipTemperature: ["temperature"]
        case .zllLightLevel, .clipLightLevel: ["lightlevel", "dark", "daylight"]
        case .clipOpenClose: ["open"]
        case .clipHumidity: ["humidity"]
        case .clipGenericFlag: ["flag"]
        case .clipGenericStatus: ["status"]
        }
    }

    /// The reading that a value of the first of these stands for; `nil` if apps cannot write it.
    func reading(_ node: JSONNode) -> SensorReading? {
        switch self {
        case .clipSwitch: node.integer(in: 0...Self.greatestNumber).map { .switchCode($0) }
        case .clipOpenClose: node.bool.map { .contact($0) }
        case .clipPresence: node.bool.map { .motion($0) }
        case .clipTemperature: node.integer(in: -32_768...32_767).map { .temperature(Double($0) / 100) }
        case .clipHumidity: node.integer(in: 0...10_000).map { .humidity(Double($0) / 100) }
        case .clipLightLevel: node.integer(in: SensorSettings.lightLevels).map { .lightLevel($0) }
        case .clipGenericFlag: node.bool.map { .flag($0) }
        case .clipGenericStatus: node.integer(in: -Self.greatestNumber - 1...Self.greatestNumber).map { .status($0) }
        case .geofence: node.bool.map { .presence($0) }
        case .daylight, .zgpSwitch, .zllSwitch, .zllRelativeRotary, .zllPresence, .zllTemperature, .zllLightLevel: nil
        }
    }

    /// Thirty-two bits with a sign (Docs/HueV1.md §20 #17).
    private static let greatestNumber = 2_147_483_647
}

extension SensorObject {
    func writeState(to state: inout JSONWriter) {
        switch sensor.reading {
        case .motion(let isSeen), .presence(let isSeen): state.member("presence", isSeen)
        case .temperature(let celsius): state.member("temperature", Self.hundredths(celsius, in: -32_768...32_767))
        case .humidity(let percent): state.member("humidity", Self.hundredths(percent, in: 0...10_000))
        case .lightLevel(let level):
            state.member("lightlevel", min(max(level, 0), SensorSettings.lightLevels.upperBound))
            state.member("dark", sensor.isDark ?? false)
            state.member("daylight", sensor.isDaylight ?? false)
        case .buttons(_, let last): state.member("buttonevent", numberOrNull: last?.v1(on: device))
        case .switchCode(let code): state.member("buttonevent", numberOrNull: code)
        case .rotation(let turn):
            state.member("rotaryevent", numberOrNull: turn.map { $0.isRepeat ? 2 : 1 })
            state.member("expectedrotation", numberOrNull: turn?.steps)
            state.member("expectedeventduration", numberOrNull: turn?.milliseconds)
        case .daylight(let isUp):
            state.key("daylight")
            if let isUp { state.bool(isUp) } else { state.null() }
        case .contact(let isOpen): state.member("open", isOpen)
        case .flag(let flag): state.member("flag", flag)
        case .status(let status): state.member("status", status)
        }
        state.member("lastupdated", sensor.updated.map(V1Time.utc) ?? "none")
    }

    /// Hundredths of a unit, as far as v1's numbers reach.
    private static func hundredths(_ value: Double, in range: ClosedRange<Int>) -> Int {
        value.isNaN ? 0 : Int(min(max((value * 100).rounded(), Double(range.lowerBound)), Double(range.upperBound)))
    }
}
