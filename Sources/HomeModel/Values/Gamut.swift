/// The triangle of colours a lamp can show.
package struct Gamut: Sendable, Hashable, Codable {
    /// Which of the known triangles this is.
    package enum Kind: String, Sendable, Codable {
        case a = "A", b = "B", c = "C", other
    }

    /// Which of the known triangles this is.
    package let kind: Kind
    /// The red corner.
    package let red: ColorXY
    /// The green corner.
    package let green: ColorXY
    /// The blue corner.
    package let blue: ColorXY

    /// Makes a gamut from its corners.
    package init(kind: Kind, red: ColorXY, green: ColorXY, blue: ColorXY) {
        self.kind = kind
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// Early decorative lamps and strips (Docs/HueV1.md §8).
    package static let a = Gamut(
        kind: .a, red: ColorXY(x: 0.704, y: 0.296), green: ColorXY(x: 0.2151, y: 0.7106), blue: ColorXY(x: 0.138, y: 0.08))
    /// The first bulbs (Docs/HueV1.md §8).
    package static let b = Gamut(
        kind: .b, red: ColorXY(x: 0.675, y: 0.322), green: ColorXY(x: 0.409, y: 0.518), blue: ColorXY(x: 0.167, y: 0.04))
    /// Current bulbs and strips (Docs/HueV1.md §8).
    package static let c = Gamut(
        kind: .c, red: ColorXY(x: 0.6915, y: 0.3083), green: ColorXY(x: 0.17, y: 0.7), blue: ColorXY(x: 0.1532, y: 0.0475))

    /// The nearest colour that the lamp can show: the colour itself inside the triangle, else the nearest point of an edge.
    package func clip(_ color: ColorXY) -> ColorXY {
        guard !contains(color) else { return color }
        let candidates = [
            nearest(to: color, from: red, to: green),
            nearest(to: color, from: green, to: blue),
            nearest(to: color, from: blue, to: red),
        ]
        return candidates.min { $0.squaredDistance(to: color) < $1.squaredDistance(to: color) } ?? color
    }

    /// Whether the lamp can show the colour exactly.
    package func contains(_ color: ColorXY) -> Bool {
        let sides = [side(color, red, green), side(color, green, blue), side(color, blue, red)]
        return sides.allSatisfy { $0 >= 0 } || sides.allSatisfy { $0 <= 0 }
    }

    private func side(_ point: ColorXY, _ start: ColorXY, _ end: ColorXY) -> Double {
        (end.x - start.x) * (point.y - start.y) - (end.y - start.y) * (point.x - start.x)
    }

    private func nearest(to point: ColorXY, from start: ColorXY, to end: ColorXY) -> ColorXY {
        let (dx, dy) = (end.x - start.x, end.y - start.y)
        let length = dx * dx + dy * dy
        guard length > 0 else { return start }
        let along = ((point.x - start.x) * dx + (point.y - start.y) * dy) / length
        let kept = min(max(along, 0), 1)
        return ColorXY(x: start.x + kept * dx, y: start.y + kept * dy)
    }
}
