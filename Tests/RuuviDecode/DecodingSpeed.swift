import RuuviData

/// How fast advertisements in hexadecimal become readings, one format after the other, on one core.
struct DecodingSpeed {
    let decodes: Int
    let seconds: Double

    static func measure(seconds: Double) -> DecodingSpeed {
        let texts = RuuviFormat.allCases.map { format in Hex.text(sample(format).advertisement) }
        let clock = ContinuousClock()
        let start = clock.now
        var decodes = 0
        var sum = 0.0
        while start.duration(to: clock.now) < .seconds(seconds) {
            for _ in 0..<100 {
                for text in texts { sum += (try? RuuviReading(hex: text))?.temperature ?? 0 }
            }
            decodes += 100 * texts.count
        }
        precondition(sum > 0, "what is not used might not be computed")
        return DecodingSpeed(decodes: decodes, seconds: start.duration(to: clock.now) / .seconds(1))
    }

    /// One line of JSON.
    var line: String { "{\"decodes\": \(decodes), \"decodes_per_second\": \(Int(Double(decodes) / seconds))}" }

    private static func sample(_ format: RuuviFormat) -> RuuviReading {
        var reading = RuuviReading(format)
        (reading.temperature, reading.humidity, reading.pressure) = (24.3, 53.5, 100_044)
        (reading.co2, reading.pm25, reading.voc, reading.luminosity) = (612, 11.2, 100, 320)
        return reading
    }
}
