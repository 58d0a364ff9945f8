import Foundation

/// Where the sun stands, by the formulas of NOAA's solar calculator, which follow J. Meeus, *Astronomical Algorithms*,
/// chapters 22, 25 and 28. Between 1900 and 2100 good to a few seconds of time; terms that are smaller are left out.
struct Sun {
    /// The angle between the sun and the equator, in radians, north positive.
    private let declination: Double
    /// By how many seconds a sundial is ahead of a clock that shows mean time.
    let sundialLead: Double
    /// Seconds since midnight in Greenwich.
    private let secondOfDay: Double

    /// The sun as it stands so many seconds after the beginning of 1970.
    init(atSecond second: Int) {
        let century = (Double(second) - 946_728_000) / (36_525 * 86_400)
        let meanLongitude = radians(280.46646 + 36_000.76983 * century)
        let anomaly = radians(357.52911 + 35_999.05029 * century)
        let eccentricity = 0.016708634 - 0.000042037 * century
        let center =
            (1.914602 - 0.004817 * century) * sin(anomaly) + (0.019993 - 0.000101 * century) * sin(2 * anomaly)
            + 0.000289 * sin(3 * anomaly)
        let moonNode = radians(125.04 - 1934.136 * century)
        let longitude = meanLongitude + radians(center - 0.00569 - 0.00478 * sin(moonNode))
        let obliquity = radians(23.439291 - 0.0130042 * century + 0.00256 * cos(moonNode))

        declination = asin(sin(obliquity) * sin(longitude))
        let y = pow(tan(obliquity / 2), 2)
        let lead =
            y * sin(2 * meanLongitude) - 2 * eccentricity * sin(anomaly)
            + 4 * eccentricity * y * sin(anomaly) * cos(2 * meanLongitude)
            - y * y * sin(4 * meanLongitude) / 2 - 1.25 * eccentricity * eccentricity * sin(2 * anomaly)
        sundialLead = lead / (2 * .pi) * 86_400
        secondOfDay = Double(second.flooredDivision(by: DayTime.secondsOfDay).remainder)
    }

    /// Whether any of it is above the horizon: its centre is then at most 50 minutes of arc below, 34 for what the air
    /// bends and 16 for its own radius.
    func isUp(at position: Position) -> Bool {
        let latitude = radians(position.latitude)
        let sundial = secondOfDay + sundialLead + position.longitude * 240
        let hourAngle = (sundial / 86_400 - 0.5) * 2 * .pi
        let height = sin(latitude) * sin(declination) + cos(latitude) * cos(declination) * cos(hourAngle)
        return height > Self.horizon
    }

    private static let horizon = sin(radians(-50.0 / 60))
}

private func radians(_ degrees: Double) -> Double { degrees / 180 * .pi }
