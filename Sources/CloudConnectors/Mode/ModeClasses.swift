import HomeModel

/// What devices of a class are to the home.
struct ModeClasses: Sendable, Hashable {
    /// The lamp of MODE's own samples has a switch and nothing else.
    private static let usual: [String: DeviceKind] = [
        "lamp": .onOff, "lamp-onoff": .onOff, "lamp-dimmable": .dimmable, "lamp-ct": .ct, "lamp-color": .color,
    ]

    /// The owner's words for classes.
    private let chosen: [String: String]

    init(_ chosen: [String: String] = [:]) {
        self.chosen = chosen
    }

    /// The kind of a class; `nil` for one that the home has no use for. A class that the owner calls by a word that is no kind
    /// is left out, which is how an owner leaves one out.
    func kind(of deviceClass: String) -> DeviceKind? {
        guard deviceClass != ModeDevice.hubClass else { return nil }
        if let word = chosen[deviceClass] { return DeviceKind(rawValue: word) }
        return Self.usual[deviceClass] ?? DeviceKind(rawValue: deviceClass)
    }
}
