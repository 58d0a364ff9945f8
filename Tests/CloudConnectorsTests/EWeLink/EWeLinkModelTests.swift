@testable import CloudConnectors
import Connectivity
import HomeModel
import Testing

@Suite("eWeLink: what devices are", .timeLimit(.minutes(1)))
struct EWeLinkModelTests {
    @Test(arguments: [
        ([1, 6, 14, 24, 27, 1009, 1256, 7004, 34, 77, 78, 138], 1), ([2, 7, 29, 82, 139, 161, 2256], 2),
        ([3, 8, 30, 83, 140, 162, 3256], 3), ([4, 9, 31, 84, 141, 163, 4256], 4),
    ])
    func outletsAreLightsThatDoNotDim(numbers: [Int], count: Int) throws {
        for number in numbers {
            let model = try #require(EWeLinkModel(uiid: number))
            #expect(model.lights == Array(repeating: LightAbilities(dims: false), count: count), "\(number)")
        }
    }

    @Test(arguments: [36, 44, 57, 1257])
    func dimmersDim(number: Int) throws { #expect(try #require(EWeLinkModel(uiid: number)).lights == [LightAbilities()]) }

    @Test(arguments: [16, 52, 103, 135, 1258])
    func whitesHaveTemperaturesAndNoColours(number: Int) throws {
        let light = try #require(EWeLinkModel(uiid: number)?.lights.first)
        #expect(light.dims && light.temperatures != nil && light.gamut == nil)
    }

    @Test(arguments: [(22, true), (33, false), (59, false), (104, true), (136, true), (137, false), (173, false), (3258, true)])
    func coloursHaveAGamut(number: Int, hasWhites: Bool) throws {
        let light = try #require(EWeLinkModel(uiid: number)?.lights.first)
        #expect(light.gamut == .c && (light.temperatures != nil) == hasWhites)
    }

    @Test(arguments: [66, 128, 168, 0, 99_999])
    func gatewaysAndStrangersAreLeftOut(number: Int) { #expect(EWeLinkModel(uiid: number) == nil) }

    // E-48
    @Test(arguments: [
        (15, "currentTemperature", "21.5", 0, SensorReading.temperature(21.5)),
        (15, "currentTemperature", "unavailable", 0, nil), (15, "currentHumidity", "48", 1, .humidity(48)),
        (18, "temperature", 21, 0, .temperature(21)), (18, "light", 4, 2, .lightLevel(20_001)), (18, "noise", 7, 4, .status(7)),
        (1770, "temperature", "2150", 0, .temperature(21.5)), (1770, "humidity", "4810", 1, .humidity(48.1)),
        (102, "switch", "on", 0, .contact(true)), (154, "switch", "off", 0, .contact(false)),
        (3026, "lock", 1, 0, .contact(true)),
        (2026, "motion", 1, 0, .motion(true)), (7016, "human", 0, 0, .motion(false)), (4026, "water", 1, 0, .status(1)),
        (5026, "smoke", 0, 0, .status(0)), (5, "power", "12.6", 0, .status(13)), (32, "current", "0.45", 2, .status(450)),
        (1000, "key", 0, 0, .buttons(count: 1, last: ButtonPress(button: 1, event: .shortRelease))),
        (1000, "key", 2, 0, .buttons(count: 1, last: ButtonPress(button: 1, event: .longRelease))),
        (1000, "key", 1, 1, .switchCode(1004)), (1000, "key", 1, 0, nil),
    ] as [(Int, String, JSONValue, Int, SensorReading?)])
    func wordsBecomeReadings(number: Int, name: String, word: JSONValue, index: Int, reading: SensorReading?) throws {
        let model = try #require(EWeLinkModel(uiid: number))
        let readings = model.readings([name: word], said: [name: word]).sensors
        #expect(readings[index] == reading)
        if let reading { #expect(String(describing: model.sensors[index]).prefix(6) == String(describing: reading).prefix(6)) }
    }

    @Test func aPressThatIsListedIsPast() throws {
        let model = try #require(EWeLinkModel(uiid: 1000))
        #expect(model.standing(["key": 0, "battery": 90]).sensors.isEmpty)
    }

    @Test func onlyWhatIsMentionedIsRead() throws {
        let model = try #require(EWeLinkModel(uiid: 4))
        let said: EWeLinkParams = ["switches": .array((0..<4).map { ["switch": "on", "outlet": .int($0)] })]
        let later: EWeLinkParams = ["switches": [["switch": "off", "outlet": 2]]]
        #expect(model.readings(later, said: said.taking(later)).lights == [2: LightReading(on: false)])
        #expect(model.readings(["rssi": -40], said: said).lights.isEmpty)
        #expect(model.readings(said, said: said).lights.count == 4)
    }

    @Test(arguments: [(102, 2.9, 90), (102, 1.5, 0), (102, 80, 80), (154, 55, 55), (2026, 400, 100)])
    func batteriesAreFullInPercent(number: Int, battery: Double, percent: Int) throws {
        #expect(try #require(EWeLinkModel(uiid: number)).battery(["battery": .double(battery)]) == percent)
    }
}
