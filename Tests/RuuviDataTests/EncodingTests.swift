import RuuviData
import Testing

@Suite("Writing what a device would broadcast", .timeLimit(.minutes(1)))
struct EncodingTests {
    @Test(arguments: [RuuviFormat.rawV2, .cutRawV2, .air, .airExtended])
    func whatIsOutOfRangeBecomesTheNearestThatIsNot(format: RuuviFormat) throws {
        var reading = RuuviReading(format)
        (reading.temperature, reading.humidity, reading.pressure) = (170, 400, 1_000_000)
        let hot = try RuuviReading(payload: reading.payload)
        #expect(hot.temperature == 163.835 && hot.humidity == 163.835 && hot.pressure == 115_534)
        (reading.temperature, reading.humidity, reading.pressure) = (-.infinity, -1, 0)
        let cold = try RuuviReading(payload: reading.payload)
        #expect(cold.temperature == -163.835 && cold.humidity == 0 && cold.pressure == 50_000)
    }

    @Test func everyNumberOfATagIsKeptInItsRange() throws {
        var reading = RuuviReading(.rawV2)
        (reading.accelerationX, reading.accelerationZ) = (-40_000, 40_000)
        (reading.voltage, reading.txPower, reading.movements, reading.sequence) = (5000, -90, 300, -1)
        let read = try RuuviReading(payload: reading.payload)
        #expect(read.accelerationX == -32_767 && read.accelerationY == nil && read.accelerationZ == 32_767)
        #expect(read.voltage == 3646 && read.txPower == -40 && read.movements == 254 && read.sequence == 0)
    }

    @Test func everyNumberOfTheAirIsKeptInItsRange() throws {
        var reading = RuuviReading(.airExtended)
        (reading.pm25, reading.co2, reading.voc, reading.nox) = (1e9, 1_000_000, 4000, -3)
        (reading.luminosity, reading.soundNow, reading.soundPeak) = (1e12, 400, -400)
        let read = try RuuviReading(payload: reading.payload)
        #expect(read.pm25 == 6553.4 && read.co2 == 65_534 && read.voc == 510 && read.nox == 0)
        #expect(read.luminosity == 167_772.14 && read.soundNow == 119.8 && read.soundPeak == 18)
    }

    @Test func whatIsNoNumberIsNotAvailable() throws {
        var reading = RuuviReading(.air)
        (reading.temperature, reading.pm25, reading.luminosity) = (.nan, .nan, .nan)
        reading.soundAverage = .nan
        let read = try RuuviReading(payload: reading.payload)
        #expect(read.temperature == nil && read.pm25 == nil && read.luminosity == nil && read.soundAverage == nil)
    }

    @Test func format3IsWrittenToo() throws {
        var reading = RuuviReading(.rawV1)
        (reading.temperature, reading.humidity, reading.pressure, reading.voltage) = (-400, 30, 101_300, 2900)
        let read = try RuuviReading(payload: reading.payload)
        #expect(read.temperature == -127.99 && read.humidity == 30 && read.pressure == 101_300 && read.voltage == 2900)
    }
}
