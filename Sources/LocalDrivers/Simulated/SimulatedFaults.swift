/// What is wrong with a simulated device.
package struct SimulatedFaults: Sendable, Hashable, Codable {
    /// Whether it cannot be spoken to at all.
    package var isUnreachable: Bool
    /// How long it takes over each order. In JSON a number of seconds.
    package var delay: Duration
    /// The share of orders it does not follow, 0…1.
    package var loss: Double

    /// A device with nothing wrong.
    package static let none = SimulatedFaults()

    /// Makes a set of faults; a delay below zero becomes none, a share outside 0…1 the nearer end.
    package init(isUnreachable: Bool = false, delay: Duration = .zero, loss: Double = 0) {
        self.isUnreachable = isUnreachable
        self.delay = max(delay, .zero)
        self.loss = loss.isNaN ? 0 : min(max(loss, 0), 1)
    }

    private enum CodingKeys: String, CodingKey {
        case isUnreachable, delay, loss
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let seconds = try values.decodeIfPresent(Double.self, forKey: .delay) ?? 0
        guard seconds.isFinite, abs(seconds) < 1_000_000 else {
            throw DecodingError.dataCorruptedError(
                forKey: .delay, in: values, debugDescription: "not a number of seconds")
        }
        self.init(
            isUnreachable: try values.decodeIfPresent(Bool.self, forKey: .isUnreachable) ?? false,
            delay: .seconds(seconds),
            loss: try values.decodeIfPresent(Double.self, forKey: .loss) ?? 0)
    }

    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(isUnreachable, forKey: .isUnreachable)
        try values.encode(delay / .seconds(1), forKey: .delay)
        try values.encode(loss, forKey: .loss)
    }
}
