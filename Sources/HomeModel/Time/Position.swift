/// A place on the earth.
package struct Position: Sendable, Hashable {
    /// Degrees north of the equator, −90…90.
    package let latitude: Double
    /// Degrees east of Greenwich, −180…180.
    package let longitude: Double

    /// Makes a position; `nil` if there is no such place.
    package init?(latitude: Double, longitude: Double) {
        guard (-90...90).contains(latitude), (-180...180).contains(longitude) else { return nil }
        self.latitude = latitude
        self.longitude = longitude
    }
}

extension Position: Codable {
    private enum CodingKeys: CodingKey { case latitude, longitude }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let latitude = try container.decode(Double.self, forKey: .latitude)
        let longitude = try container.decode(Double.self, forKey: .longitude)
        guard let position = Position(latitude: latitude, longitude: longitude) else {
            throw DecodingError.dataCorruptedError(
                forKey: .latitude, in: container, debugDescription: "\(latitude), \(longitude) is not on the earth")
        }
        self = position
    }
}
