import HomeModel

extension ButtonPress {
    /// v1's number for a press, which on most devices is its code: a tap has numbers of its own for its four buttons
    /// (Docs/HueV1.md §12.3).
    func v1(on device: Device?) -> Int {
        let taps = [34, 16, 17, 18]
        guard let device, device.isTap, taps.indices.contains(button - 1) else { return code }
        return taps[button - 1]
    }
}
