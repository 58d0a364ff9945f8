import RuuviData
import Testing

@Suite("Finding a payload in an advertisement", .timeLimit(.minutes(1)))
struct FindingTests {
    private static let payload = Vector.rawV2[0].hex

    @Test(arguments: [
        "0201061BFF9904" + payload, "0201041BFF9904" + payload, ("0201061BFF9904" + payload).lowercased(), payload,
        "1BFF9904" + payload, "0201061BFF9904" + payload + "0AFFFF", "03FF5900" + "1BFF9904" + payload,
    ])
    func itIsFoundWhereverItStands(hex: String) throws {
        #expect(try RuuviReading(hex: hex).isClose(to: Vector.rawV2[0].says))
    }

    @Test(arguments: Vector.all)
    func theAdvertisementOfEveryFormatIsReadAgain(vector: Vector) throws {
        let reading = try RuuviReading(hex: vector.hex)
        #expect(try RuuviReading(advertisement: reading.advertisement) == reading)
    }

    @Test func format6IsAtByteElevenAndE1AtByteFour() throws {
        let air = try RuuviReading(hex: Vector.air[0].hex).advertisement
        #expect(Hex.text(air.prefix(11)) == "0201060303" + "98FC" + "17FF9904" && air[11] == 0x06)
        let extended = try RuuviReading(hex: Vector.airExtended[0].hex).advertisement
        #expect(Hex.text(extended.prefix(4)) == "2BFF9904" && extended[4] == 0xE1)
    }

    @Test(arguments: [
        ("", RuuviProblem.noPayload), ("0", .notHex), ("0g", .notHex), ("05 0", .notHex), ("0201061BFF9904", .noPayload),
        ("0201061BFF9904" + payload.dropLast(2), .noPayload), ("02010603FF9904", .noPayload), ("020106", .noPayload),
        ("04FF990408", .unknownFormat(8)), ("04FF990405", .tooShort(.rawV2, count: 1)), ("0201060BFF4C00", .noPayload),
        ("00", .noPayload), ("FF", .noPayload), ("03FF9804", .noPayload),
    ])
    func whatIsNoneOfRuuvisIsRefusedInWords(hex: String, problem: RuuviProblem) {
        #expect(throws: problem) { try RuuviReading(hex: hex) }
        #expect(!"\(problem)".isEmpty && !"\(problem)".contains("\n"))
    }

    @Test func hexIsReadInEitherCaseAndWrittenInCapitals() {
        #expect(Hex.bytes("00ffA5") == [0, 0xFF, 0xA5])
        #expect(Hex.text([0, 0xFF, 0xA5]) == "00FFA5")
    }

    @Test(arguments: RuuviFormat.allCases)
    func aFormatIsKnownByItsName(format: RuuviFormat) {
        #expect(RuuviFormat(name: format.name) == format)
        #expect(RuuviFormat(name: format.name.lowercased()) == format)
    }
}
