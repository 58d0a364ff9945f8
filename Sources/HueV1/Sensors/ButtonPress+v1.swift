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

    /// The same on a certain device: a tap has numbers of its own for its four buttons.
    func v1(on device: Device?) -> Int {
        let taps = [34, 16, 17, 18]
        guard let device, device.isTap, taps.indices.contains(button - 1) else { return v1 }
        return taps[button - 1]
    }
}
