@testable import CloudConnectors
import HomeModel
import RuuviData
import Testing

@Suite("What a tag is to the home")
struct RuuviSenseTests {
    @Test func aTagsNumbersBecomeReadings() throws {
        let sensor = try tag(RuuviWordsTests.hex)
        #expect(sensor.readings == [
            0: .temperature(24.3), 1: .humidity(53.49), 3: .status(1000), 4: .status(4), 5: .status(-4), 6: .status(1036),
            7: .status(2977), 8: .status(-71),
        ])
        #expect(sensor.motionIndex == 2)
    }

    @Test func offsetsAreAddedInTheirUnits() throws {
        var sensor = try tag(RuuviWordsTests.hex)
        sensor.offsets = RuuviSensor.Offsets(temperature: 1, humidity: -2, pressure: 100)
        guard case .temperature(let degrees) = sensor.readings[0], case .humidity(let percent) = sensor.readings[1] else {
            Issue.record("there is no climate")
            return
        }
        #expect(abs(degrees - 25.3) < 1e-9 && abs(percent - 51.49) < 1e-9)
        #expect(sensor.readings[3] == .status(1001))
        sensor.offsets.humidity = 90
        #expect(sensor.readings[1] == .humidity(100))
        sensor.offsets.pressure = .infinity
        #expect(sensor.readings[3] == nil)
    }

    @Test func whatIsNotAvailableHasNoReadingAndHarmsNothingElse() throws {
        var reading = RuuviReading(.rawV2)
        reading.humidity = 40
        let sensor = RuuviSensor(id: "AA", spelling: "AA", last: .init(time: 1, reading: reading))
        #expect(sensor.readings == [1: .humidity(40)])
    }

    @Test func ruuviAirHasLightAndWhatIsInTheAir() throws {
        var reading = RuuviReading(.airExtended)
        (reading.luminosity, reading.co2, reading.pm25, reading.voc, reading.nox) = (13_027, 612, 4.6, 98, 1)
        let sensor = RuuviSensor(id: "D73E419A205B", spelling: "", last: .init(time: 1, reading: reading))
        #expect(sensor.readings == [2: .lightLevel(41_149), 4: .status(612), 5: .status(5), 6: .status(98), 7: .status(1)])
        #expect(sensor.motionIndex == nil)
        let device = try #require(sensor.device(driver: "ruuvi:x"))
        #expect(device.battery == nil && device.product.model == "Ruuvi Air")
        #expect(device.sensors.map(\.name).contains("Ruuvi 205B CO2"))
    }

    @Test func sensorsAreNamedAfterTheirTag() throws {
        var sensor = try tag(RuuviWordsTests.hex)
        #expect(sensor.device(driver: "ruuvi:x")?.name == "Ruuvi 884F")
        sensor.name = "Sauna"
        let names = try #require(sensor.device(driver: "ruuvi:x")).sensors.map(\.name)
        #expect(names == [
            "Sauna temperature", "Sauna humidity", "Sauna motion", "Sauna pressure", "Sauna acceleration X",
            "Sauna acceleration Y", "Sauna acceleration Z", "Sauna voltage", "Sauna signal",
        ])
        sensor.name = String(repeating: "ä", count: 60) + "\u{1B}"
        let long = try #require(sensor.device(driver: "ruuvi:x"))
        #expect(long.name.utf8.count == 32 && Set(long.sensors.map(\.name)).count == 9)
        #expect(long.sensors.allSatisfy { (1...32).contains($0.name.utf8.count) })
    }

    @Test(arguments: [(2977, 98), (3646, 100), (1600, 0), (2000, 0), (2505, 51)])
    func voltageTellsHowFullABatteryIs(millivolts: Int, percent: Int) {
        var reading = RuuviReading(.rawV2)
        reading.voltage = millivolts
        let sensor = RuuviSensor(id: "AA", spelling: "AA", last: .init(time: 1, reading: reading))
        #expect(sensor.device(driver: "ruuvi:x")?.battery == percent)
    }

    @Test func everyNumberHasAUnitAndEverySenseAPlace() {
        for sense in RuuviSense.allCases {
            if case .status = sense.first { #expect(sense.unit != nil) } else { #expect(sense.unit == nil) }
            #expect(RuuviFormat.allCases.contains { RuuviSense.all(of: $0).contains(sense) })
        }
    }

    @Test func nobodyKnowsWhatATagSensesBeforeItsFirstMeasurement() {
        #expect(RuuviSensor(id: "AA", spelling: "AA").device(driver: "ruuvi:x") == nil)
    }

    private func tag(_ hex: String) throws -> RuuviSensor {
        let sample = RuuviSensor.Sample(time: 1, reading: try RuuviReading(hex: hex), signal: -71)
        return RuuviSensor(id: "CBB8334C884F", spelling: "CB:B8:33:4C:88:4F", last: sample)
    }
}
