import HomeModel

extension ButtonPress {
    /// v1's number for a press: the button in thousands and what happened behind it (Docs/HueV1.md §12.3).
    var v1: Int {
        let code = switch event {
        case .initialPress: 0
        case .hold: 1
        case .shortRelease: 2
        case .longRelease: 3
        case .longPress: 10
        }
        return button * 1000 + code
    }
}
