import HomeModel
import RuuviData

extension RuuviSensor {
    /// The longest name of a device or sensor, in bytes.
    private static let longestName = 32

    /// The device that it is to the home; `nil` before its first measurement, since nobody knows yet what it senses.
    ///
    /// - Parameter driver: the account's driver.
    func device(driver: String) -> DeviceDescription? {
        guard let reading = last?.reading else { return nil }
        let isTag = reading.format != .air && reading.format != .airExtended
        return DeviceDescription(
            key: DeviceKey(driver: driver, identity: id), name: shownName(Self.longestName),
            product: Product(
                model: isTag ? "RuuviTag" : "Ruuvi Air", name: "Cloud sensor", manufacturer: "Ruuvi",
                softwareVersion: "1"),
            battery: isTag ? reading.voltage.map(Self.charge) : nil,
            sensors: RuuviSense.all(of: reading.format).map { sense in
                let name = shownName(Self.longestName - sense.rawValue.utf8.count - 1)
                return .init(name: "\(name) \(sense.rawValue)", reading: sense.first)
            })
    }

    /// What its last measurement says, by the index of the sensor, motion aside.
    var readings: [Int: SensorReading] {
        guard let last else { return [:] }
        let all = RuuviSense.all(of: last.reading.format).enumerated()
        return Dictionary(
            uniqueKeysWithValues: all.compactMap { index, sense in sense.reading(last, offsets).map { (index, $0) } })
    }

    /// Which of its sensors tells of motion; `nil` if none does.
    var motionIndex: Int? { last.flatMap { RuuviSense.all(of: $0.reading.format).firstIndex(of: .motion) } }

    /// 2.0 V is empty and 3.0 V full: the cell's voltage falls steeply below.
    private static func charge(_ millivolts: Int) -> Int {
        min(max(Int((Double(millivolts - 2000) / 10).rounded()), 0), 100)
    }

    /// Its name, or the one that Ruuvi's apps give to a sensor without one, made to fit.
    private func shownName(_ limit: Int) -> String {
        let given = name ?? "Ruuvi \(id.suffix(4))"
        let visible = String(String.UnicodeScalarView(given.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }))
        let shown = ResourceName.shorten(visible, to: limit)
        return ResourceName.allows(shown) ? shown : "Ruuvi"
    }
}
