extension SensorReading {
    /// What it senses.
    var words: String {
        switch self {
        case .motion: "the motion"
        case .temperature: "the temperature"
        case .lightLevel: "the light level"
        case .buttons, .switchCode: "the last press"
        case .daylight: "the daylight"
        case .contact: "the opening"
        case .humidity: "the humidity"
        case .presence: "the presence"
        case .flag: "the flag"
        case .status: "the status"
        case .rotation: "the last turn"
        }
    }

    /// A number that it reads.
    func words(for number: Double) -> String {
        switch self {
        case .temperature: number.words + " °C"
        case .humidity: number.words + " %"
        case .buttons: Int(exactly: number.rounded()).flatMap(ButtonPress.init(code:))?.words ?? number.words
        case .rotation: number < 1.5 ? "a turn that begins" : "a turn that goes on"
        default: number.words
        }
    }
}

extension ButtonPress {
    fileprivate var words: String {
        switch event {
        case .initialPress: "button \(button) pressed"
        case .hold: "button \(button) held"
        case .shortRelease: "button \(button) let go"
        case .longRelease: "button \(button) let go after long"
        case .longPress: "button \(button) pressed long"
        }
    }
}
