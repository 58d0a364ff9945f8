import HomeModel

extension ButtonPress {
    /// v1's number for a press (Docs/HueV1.md §12.3).
    var v1: Int { code }
}
