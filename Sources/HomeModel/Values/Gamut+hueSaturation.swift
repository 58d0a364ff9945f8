// On real lamps hue runs along the edge of the gamut, from corner to corner, and saturation is the share of the
// way from white to that edge. The anchor pairs of Docs/HueV1.md §8 come out of this within their tolerance.

extension Gamut {
    /// The chromaticity of a hue and saturation on a lamp with this gamut.
    package func xy(of color: HueSaturation) -> ColorXY {
        let edge = edgePoint(hue: color.hue)
        let white = clip(.white)
        return ColorXY(
            x: white.x + (edge.x - white.x) * color.saturation,
            y: white.y + (edge.y - white.y) * color.saturation)
    }

    /// The hue and saturation that show a chromaticity on a lamp with this gamut.
    package func hueSaturation(of color: ColorXY) -> HueSaturation {
        let (shown, white) = (clip(color), clip(.white))
        let ray = (x: shown.x - white.x, y: shown.y - white.y)
        guard abs(ray.x) + abs(ray.y) > 0.00005 else { return HueSaturation(hue: 0, saturation: 0) }
        for edge in edges {
            guard let hit = edge.crossing(from: white, along: ray) else { continue }
            return HueSaturation(hue: edge.hue(at: hit.along), saturation: 1 / max(hit.distance, 1))
        }
        return HueSaturation(hue: 0, saturation: 0)
    }

    private func edgePoint(hue: Double) -> ColorXY {
        let edge = edges.first { hue < $0.endHue } ?? edges[2]
        let along = (hue - edge.startHue) / (edge.endHue - edge.startHue)
        return ColorXY(
            x: edge.start.x + (edge.end.x - edge.start.x) * along,
            y: edge.start.y + (edge.end.y - edge.start.y) * along)
    }

    /// Green and blue do not sit at 120° and 240° on the first lamps.
    private var edges: [GamutEdge] {
        let (greenHue, blueHue) = kind == .a || kind == .b ? (140.625, 257.74) : (120.0, 240.0)
        return [
            GamutEdge(start: red, end: green, startHue: 0, endHue: greenHue),
            GamutEdge(start: green, end: blue, startHue: greenHue, endHue: blueHue),
            GamutEdge(start: blue, end: red, startHue: blueHue, endHue: 360),
        ]
    }
}

/// One side of a gamut, and the part of the colour wheel that runs along it.
private struct GamutEdge {
    let start: ColorXY
    let end: ColorXY
    let startHue: Double
    let endHue: Double

    func hue(at along: Double) -> Double {
        startHue + (endHue - startHue) * along
    }

    /// Where a ray crosses this side: how far along the side (0…1), and at how many lengths of the ray.
    func crossing(from origin: ColorXY, along ray: (x: Double, y: Double)) -> (along: Double, distance: Double)? {
        let side = (x: end.x - start.x, y: end.y - start.y)
        let determinant = ray.x * side.y - ray.y * side.x
        guard abs(determinant) > 1e-12 else { return nil }
        let offset = (x: start.x - origin.x, y: start.y - origin.y)
        let distance = (offset.x * side.y - offset.y * side.x) / determinant
        let along = (offset.x * ray.y - offset.y * ray.x) / determinant
        guard distance > 0, along >= -1e-9, along <= 1 + 1e-9 else { return nil }
        return (min(max(along, 0), 1), distance)
    }
}
