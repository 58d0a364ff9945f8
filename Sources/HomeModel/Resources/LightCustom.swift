/// What the owner decided about a light, whatever its maker says. It stays when the device is found again.
package struct LightCustom: Sendable, Hashable, Codable {
    /// As what kind of light it is to be taken.
    package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// Goes on and off.
        case onOff
        /// Dims, and has one colour.
        case dimmable
        /// Dims, and shows whites.
        case temperature
        /// Dims, and shows colours; whites too, if the lamp does.
        case color
    }

    /// Whether no app is to see it.
    package var isHidden: Bool
    /// As what it is to be taken, be it less or more than its maker says; `nil` for what its maker says.
    package var kind: Kind?
    /// The level at which the lamp is at its lowest, 0…0.9 of the lamp's own range: what apps call lowest.
    package var floor: Double
    /// The colours it can show, if it is to show colours at all; `nil` for those its maker says.
    package var gamut: Gamut?

    /// The highest floor: a lamp must have something left to be dimmed by.
    package static let highestFloor = 0.9

    /// Makes decisions; of a light of which nothing was decided, without arguments.
    package init(isHidden: Bool = false, kind: Kind? = nil, floor: Double = 0, gamut: Gamut? = nil) {
        self.isHidden = isHidden
        self.kind = kind
        self.floor = floor
        self.gamut = gamut
    }

    /// Whether a lamp has something left above its floor.
    package var isFloorPossible: Bool { (0...Self.highestFloor).contains(floor) }

    /// Whether a lamp can show such colours: its corners are not on one line.
    package var isGamutPossible: Bool { gamut.map { $0.area >= 0.01 } ?? true }
}

extension Gamut {
    /// What the triangle covers of the diagram, whose sides are 1.
    fileprivate var area: Double {
        abs((green.x - red.x) * (blue.y - red.y) - (blue.x - red.x) * (green.y - red.y)) / 2
    }
}
