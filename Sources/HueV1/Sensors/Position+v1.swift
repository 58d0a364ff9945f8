package import HomeModel

// The only place that knows how v1 writes degrees (Docs/HueV1.md §12.2).

extension Position {
    /// Degrees north, from `052.3702N` or `052.3702S`, up to 90; `nil` for any other text.
    package static func latitude(v1 text: String) -> Double? {
        degrees(text, positive: "N", negative: "S", upTo: 90)
    }

    /// Degrees east, from `004.8895E` or `004.8895W`, up to 180; `nil` for any other text.
    package static func longitude(v1 text: String) -> Double? {
        degrees(text, positive: "E", negative: "W", upTo: 180)
    }

    /// The latitude as v1 writes it, rounded to four decimals.
    package var v1Latitude: String { Self.text(latitude, positive: "N", negative: "S") }

    /// The longitude as v1 writes it, rounded to four decimals.
    package var v1Longitude: String { Self.text(longitude, positive: "E", negative: "W") }

    private static func degrees(_ text: String, positive: String, negative: String, upTo limit: Int) -> Double? {
        var pattern = TimePattern(text)
        guard let whole = pattern.number(digits: 3), pattern.take("."), let part = pattern.number(digits: 4) else { return nil }
        let parts = whole * 10_000 + part
        let isPositive = pattern.take(positive)
        guard isPositive || pattern.take(negative), pattern.isAtEnd, parts <= limit * 10_000 else { return nil }
        return Double(isPositive || parts == 0 ? parts : -parts) / 10_000
    }

    private static func text(_ degrees: Double, positive: String, negative: String) -> String {
        let parts = Int((degrees * 10_000).rounded())
        let (whole, part) = (abs(parts) / 10_000, abs(parts) % 10_000)
        return "\(whole.padded(to: 3)).\(part.padded(to: 4))\(parts < 0 ? negative : positive)"
    }
}
