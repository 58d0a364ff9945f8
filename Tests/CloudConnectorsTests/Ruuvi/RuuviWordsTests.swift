@testable import CloudConnectors
import Connectivity
import Foundation
import RuuviData
import Testing

@Suite("What Ruuvi's servers say, in either dialect")
struct RuuviWordsTests {
    static let hex = "0201061BFF99040512FC5394C37C0004FFFC040CAC364200CDCBB8334C884F"

    private static let early: JSONValue = [
        "tag": "CB:B8:33:4C:88:4F", "total": 2, "measurements": [
            ["RSSI": -60, "MeasurementTimestamp": 1000, "SensorData": "no hex", "SensorId": "CB:B8:33:4C:88:4F"],
            ["RSSI": -71, "MeasurementTimestamp": 940, "SensorData": .string(hex), "GatewayMac": "AA", "Coordinates": "N/A"],
        ],
    ]
    private static let today: JSONValue = [
        "sensor": "cb-b8-33-4c-88-4f", "name": "Sauna", "offsetTemperature": 1, "offsetHumidity": -2, "offsetPressure": 100,
        "subscription": ["maxResolutionMinutes": 15], "measurements": [
            ["rssi": -71, "timestamp": 940, "data": .string(hex.lowercased()), "gwmac": "AA", "coordinates": ""]
        ],
    ]

    @Test func bothSayTheSameOfATag() throws {
        let (one, other) = (try #require(RuuviWords.sensor(Self.early)), try #require(RuuviWords.sensor(Self.today)))
        #expect(one.id == "CBB8334C884F" && one.id == other.id)
        #expect(one.last == other.last && one.last?.time == 940 && one.last?.signal == -71)
        #expect(one.last?.reading.temperature == 24.3)
        #expect(one.name == nil && other.name == "Sauna" && other.resolution == 15)
        #expect(other.offsets == RuuviSensor.Offsets(temperature: 1, humidity: -2, pressure: 100))
    }

    @Test(arguments: [
        ["Tags": [["Tag": "AA", "Owner": 1]]] as JSONValue, ["tags": [["tag": "AA"]]],
        ["sensors": [["sensor": "aa", "name": ""]]],
    ])
    func listsAreFoundUnderEachOfTheirNames(data: JSONValue) throws {
        let sensors = try RuuviWords.sensors(data)
        #expect(sensors.map(\.id) == ["AA"] && sensors[0].name == nil && sensors[0].last == nil)
        #expect(RuuviWords.saysTags(data) == (data["sensors"] == nil))
    }

    @Test(arguments: [JSONValue.null, [:], ["sensors": "many"], ["Tags": nil], []])
    func whatIsNoListIsNotUnderstood(data: JSONValue) {
        #expect(throws: CloudFailure.self) { try RuuviWords.sensors(data) }
    }

    @Test(arguments: [JSONValue.null, "AA", ["name": "x"], ["sensor": ""], ["sensor": 5], ["sensor": "::"]])
    func whatIsNoSensorIsLeftOut(words: JSONValue) throws {
        #expect(RuuviWords.sensor(words) == nil)
        #expect(try RuuviWords.sensors(["sensors": [words, ["sensor": "AA"]]]).count == 1)
    }

    @Test func ofTheTwoFormatsOfTheAirTheWholeOneIsTaken() throws {
        let (short, whole) = (Hex.text(RuuviReading(.air).advertisement), Hex.text(RuuviReading(.airExtended).advertisement))
        let words: JSONValue = ["sensor": "AA", "measurements": [
            ["timestamp": 20, "data": .string(short)], ["timestamp": 19, "data": .string(whole)],
        ]]
        #expect(RuuviWords.sensor(words)?.last?.reading.format == .airExtended)
    }

    @Test(arguments: [(15, 15), (0, 1), (-5, 1), (1441, 1440), (.max, 1440), (.min, 1)] as [(Int64, Int)])
    func aPlanIsBelievedFromAMinuteToADay(written: Int64, resolution: Int) {
        let words: JSONValue = ["sensor": "AA", "subscription": ["maxResolutionMinutes": .int(written)]]
        #expect(RuuviWords.sensor(words)?.resolution == resolution)
    }

    @Test(arguments: [(0, true), (4_294_967_296, true), (4_294_967_297, false), (-1, false), (.max, false)] as [(Int64, Bool)])
    func aTimeIsBelievedWithinReason(time: Int64, isBelieved: Bool) throws {
        let words: JSONValue = ["sensor": "AA", "measurements": [["timestamp": .int(time), "data": .string(Self.hex)]]]
        let sensor = try #require(RuuviWords.sensor(words))
        #expect((sensor.last != nil) == isBelieved)
    }

    @Test func aGatewayWhoseClockIsAheadDoesNotHideTheOthers() {
        let words: JSONValue = ["sensor": "AA", "measurements": [
            ["timestamp": 1601, "data": .string(Self.hex)], ["timestamp": 990, "data": .string(Self.hex)],
        ]]
        #expect(RuuviWords.sensor(words, at: Date(timeIntervalSince1970: 1000))?.last?.time == 990)
        #expect(RuuviWords.sensor(words, at: Date(timeIntervalSince1970: 1001))?.last?.time == 1601)
    }

    @Test(arguments: [1e300, -1e300, .infinity, .nan] as [Double])
    func anOffsetBeyondReasonIsNone(offset: Double) {
        let words: JSONValue = ["sensor": "AA", "offsetTemperature": .double(offset), "offsetPressure": .double(offset)]
        #expect(RuuviWords.sensor(words)?.offsets == RuuviSensor.Offsets())
    }

    @Test(arguments: [
        (401, #"{"result":"error","error":"Unauthorized request."}"#, true), (401, "", true),
        (403, #"{"result":"error","error":"Unauthorized request."}"#, true),
        (403, #"{"result":"error","error":"x","code":"ER_UNAUTHORIZED"}"#, true),
        (403, #"{"result":"error","error":"Forbidden."}"#, false), (404, #"{"status":"error","error":"Not found."}"#, false),
    ])
    func whoIsNotKnownIsToldFromWhoMayNot(status: Int, body: String, isUnauthorized: Bool) {
        let answer = WebAnswer(status: status, body: Array(body.utf8))
        #expect(answer.isUnauthorized == isUnauthorized && answer.ruuviData == nil)
    }
}
