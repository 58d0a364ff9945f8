extension ButtonPress {
    /// A number for the press, so that presses can be compared: the button in thousands and what happened to it behind
    /// that (Docs/HueV1.md §12.3).
    package var code: Int { button * 1000 + event.code }

    /// Reads a number; `nil` if it stands for no press.
    package init?(code: Int) {
        guard code >= 1000, let event = Event.all.first(where: { $0.code == code % 1000 }) else { return nil }
        self.init(button: code / 1000, event: event)
    }
}

extension ButtonPress.Event {
    fileprivate static let all: [Self] = [.initialPress, .hold, .shortRelease, .longRelease, .longPress]

    fileprivate var code: Int {
        switch self {
        case .initialPress: 0
        case .hold: 1
        case .shortRelease: 2
        case .longRelease: 3
        case .longPress: 10
        }
    }
}
