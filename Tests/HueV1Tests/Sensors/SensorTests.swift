import Foundation
import HomeModel
import Testing

@testable import HueV1

/// §12 of the reference: what sensors look like before and after their first reading.
@Suite("A sensor")
struct SensorTests {
    @Test func `row 147: sensor 1 is the bridge's own and knows nothing yet`() throws {
        var fixture = try V1Fixture()
        #expect(fixture.send("GET /sensors/1") == Golden.daylight)
    }

    @Test(arguments: [(2, Golden.dimmerSwitch), (3, Golden.motion), (4, Golden.temperature), (5, Golden.lightLevel)])
    func `has the keys of its type in the bridge's order`(number: Int, golden: String) throws {
        var fixture = try V1Fixture()
        #expect(fixture.send("GET /sensors/\(number)") == golden)
    }

    @Test func `all sensors are keyed by number`() throws {
        var fixture = try V1Fixture()
        let one = (1...5).map { #""\#($0)":"# + fixture.send("GET /sensors/\($0)") }
        #expect(fixture.send("GET /sensors") == "{" + one.joined(separator: ",") + "}")
    }

    private static let moment = #","lastupdated":"2017-12-03T21:49:38"}"#

    @Test(arguments: [
        ("motion", 0, 3, SensorReading.motion(true), #""presence":true"#),
        ("motion", 1, 4, .temperature(21.456), #""temperature":2146"#),
        ("motion", 1, 4, .temperature(-0.5), #""temperature":-50"#),
        ("motion", 1, 4, .temperature(.nan), #""temperature":0"#),
        ("motion", 1, 4, .temperature(.infinity), #""temperature":32767"#),
        ("motion", 1, 4, .temperature(-1e300), #""temperature":-32768"#),
        ("motion", 2, 5, .lightLevel(12_000), #""lightlevel":12000,"dark":true,"daylight":false"#),
        ("motion", 2, 5, .lightLevel(20_000), #""lightlevel":20000,"dark":false,"daylight":false"#),
        ("motion", 2, 5, .lightLevel(30_000), #""lightlevel":30000,"dark":false,"daylight":true"#),
        ("motion", 2, 5, .lightLevel(.max), #""lightlevel":65535,"dark":false,"daylight":true"#),
    ])
    func `shows what it read and when`(device: String, index: Int, number: Int, reading: SensorReading, shown: String) throws {
        var fixture = try V1Fixture()
        fixture.observe(.sensor(.sample(device), index: index, reading))
        #expect(fixture.send("GET /sensors/\(number)").hasPrefix(#"{"state":{"# + shown + Self.moment))
    }

    @Test(arguments: [
        (ButtonPress(button: 1, event: .initialPress), 1000), (ButtonPress(button: 1, event: .hold), 1001),
        (ButtonPress(button: 2, event: .shortRelease), 2002), (ButtonPress(button: 3, event: .longRelease), 3003),
        (ButtonPress(button: 4, event: .longPress), 4010),
    ])
    func `tells a press by its number`(press: ButtonPress, number: Int) throws {
        var fixture = try V1Fixture()
        fixture.observe(.sensor(.sample("switch"), index: 0, .buttons(count: 1, last: press)))
        #expect(fixture.send("GET /sensors/2").hasPrefix(#"{"state":{"buttonevent":\#(number)"# + Self.moment))
    }

    @Test func `the same reading again is news all the same`() throws {
        var fixture = try V1Fixture()
        fixture.observe(.sensor(.sample("motion"), index: 0, .motion(true)))
        fixture.pass(.seconds(5))
        fixture.observe(.sensor(.sample("motion"), index: 0, .motion(true)))
        #expect(fixture.send("GET /sensors/3").contains("21:49:43"))
    }

    @Test func `that reads the same as another of its device has an id of its own`() throws {
        var fixture = try V1Fixture.empty()
        var device = DeviceDescription.motionSensor
        device.sensors = [.init(name: "In", reading: .temperature(0)), .init(name: "Out", reading: .temperature(0))]
        fixture.observe(.found(device))
        #expect(fixture.send("GET /sensors/2").contains(#""uniqueid":"00:17:88:01:02:03:04:05-02-0402""#))
        #expect(fixture.send("GET /sensors/3").contains(#""uniqueid":"00:17:88:01:02:03:04:05-03-0402""#))
    }

    @Test func `of another maker keeps its product's name`() throws {
        var fixture = try V1Fixture.empty()
        var device = DeviceDescription.motionSensor
        device.product.name = "Garden thermometer"
        fixture.observe(.found(device))
        for number in 2...4 { #expect(fixture.send("GET /sensors/\(number)").contains(#""productname":"Garden thermometer""#)) }
    }

    @Test func `is a tap, which counts its buttons in its own way and tells of nothing but presses`() throws {
        var fixture = try V1Fixture.empty()
        fixture.observe(.found(.tap))
        #expect(fixture.send("GET /sensors/2") == Golden.tap)
        for (button, code) in [(1, 34), (2, 16), (3, 17), (4, 18)] {
            let press = ButtonPress(button: button, event: .initialPress)
            fixture.observe(.sensor(.sample("tap"), index: 0, .buttons(count: 4, last: press)))
            #expect(fixture.send("GET /sensors/2").hasPrefix(#"{"state":{"buttonevent":\#(code)"# + Self.moment))
        }
        let unknown = Entry.unknown("/sensors/2/config/alert").alone
        #expect(fixture.send("PUT /sensors/2/config", #"{"alert":"select"}"#) == unknown)
        #expect(fixture.send("PUT /sensors/2/config", #"{"on":false}"#) == Entry.set("/sensors/2/config/on", "false").alone)
    }

    @Test func `is a dial beside buttons`() throws {
        var fixture = try V1Fixture.empty()
        fixture.observe(.found(.tapDial))
        #expect(fixture.send("GET /sensors/3") == Golden.dial)
        let turn = DialTurn(isRepeat: true, steps: -90, milliseconds: 400)
        fixture.observe(.sensor(.sample("dial"), index: 1, .rotation(turn)))
        #expect(fixture.send("GET /sensors/3").hasPrefix(
            #"{"state":{"rotaryevent":2,"expectedrotation":-90,"expectedeventduration":400"# + Self.moment))
        let readOnly = Entry.readOnly("/sensors/3/state/rotaryevent").alone
        #expect(fixture.send("PUT /sensors/3/state", #"{"rotaryevent":1}"#) == readOnly)
    }

    @Test func `of a sort that no real bridge has is shown like an app's, and is read-only all the same`() throws {
        var fixture = try V1Fixture.empty()
        var device = DeviceDescription.motionSensor
        device.sensors = [.init(name: "Door", reading: .contact(false)), .init(name: "Air", reading: .humidity(0))]
        fixture.observe(.found(device))
        fixture.observe(.sensor(.sample("motion"), index: 1, .humidity(48.126)))
        #expect(fixture.send("GET /sensors/2").contains(#""type":"CLIPOpenClose""#))
        #expect(fixture.send("GET /sensors/3").hasPrefix(#"{"state":{"humidity":4813"# + Self.moment))
        #expect(fixture.send("PUT /sensors/2/state", #"{"open":true}"#) == Entry.readOnly("/sensors/2/state/open").alone)
        #expect(fixture.send("PUT /sensors/2/config", #"{"battery":1}"#) == Entry.readOnly("/sensors/2/config/battery").alone)
    }

    @Test func `of a device that goes takes its device along with the last`() throws {
        var fixture = try V1Fixture()
        for path in ["/sensors/3", "/sensors/4", "/sensors/5"] {
            #expect(fixture.send("DELETE " + path) == Entry.done(path + " deleted").alone)
        }
        #expect(fixture.home.devices[DeviceDescription.motionSensor.key.resourceID] == nil)
        #expect(fixture.send("GET /groups/1").contains(#""sensors":[]"#))
    }

    @Test func `of the bridge's own cannot be let go`() throws {
        var fixture = try V1Fixture()
        #expect(fixture.send("DELETE /sensors/1") == Entry.method("DELETE", "/sensors/1").alone)
        #expect(fixture.send("DELETE /sensors/99") == Entry.none("/sensors/99").alone)
    }
}

extension DeviceDescription {
    fileprivate static let tap = DeviceDescription(
        key: .sample("tap"), name: "Tap",
        product: Product(model: "ZGPSWITCH", name: "Hue tap switch", manufacturer: "Philips", softwareVersion: ""),
        hardwareAddress: "00:00:00:00:00:44:23:08", sensors: [.init(name: "Tap", reading: .buttons(count: 4, last: nil))])

    fileprivate static let tapDial = DeviceDescription(
        key: .sample("dial"), name: "Dial",
        product: Product(
            model: "RDM002", name: "Hue tap dial switch", manufacturer: "Signify Netherlands B.V.", softwareVersion: "2.59.25"),
        hardwareAddress: "00:17:88:01:0d:00:00:01", battery: 100,
        sensors: [.init(name: "Buttons", reading: .buttons(count: 4, last: nil)), .init(name: "Dial", reading: .rotation(nil))])
}
