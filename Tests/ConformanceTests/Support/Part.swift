import Foundation
import PorchlightTestKit

/// What stands in the checklist's home beside lights, a daylight sensor and a switch. A row names what it needs, so that
/// one that needs nothing does not fail with what others need.
enum Part: Sendable {
    /// Groups 1 of lights 1 and 2, 2 a room with lights 3 and 4, 3 for entertainment with light 1.
    case groups
    /// Sensors 3, a status, and 4, a flag, which apps write.
    case clipSensors
    /// The zone in which local times are.
    case timeZone

    var steps: [Step] {
        switch self {
        case .groups: Self.groupSteps
        case .clipSensors: Self.sensorSteps
        case .timeZone: Self.zoneSteps
        }
    }

    /// Lights 1 extended colour, 2 dimmable, 3 extended colour, 4 whites 153–454, 5 plug, 6 colour without whites;
    /// sensor 2 a dimmer switch.
    static func home() throws -> TestHome {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return try .file(root.appending(path: "Fixtures/Homes/checklist.yaml").path)
    }

    /// Lets users U and V in; the link button is released again.
    static func users(of bridge: TestBridge) async throws -> Names {
        var names = Names()
        names["U"] = try await bridge.key(for: "check#u")
        names["V"] = try await bridge.key(for: "check#v")
        names["http"] = bridge.http.absoluteString
        try await bridge.advance(by: .seconds(31))
        return names
    }

    /// All lights but 3 are on.
    static let light = [1, 2, 4, 5, 6].map { number in
        put("/lights/\(number)/state", #"{"on":true}"#, .gives(.set("/lights/\(number)/state/on", true)))
    }

    private static let groupSteps = [
        post("/groups", #"{"name":"Desk","lights":["1","2"]}"#, .makes("group") { $0 == "1" }),
        post("/groups", #"{"name":"Hall","type":"Room","class":"Hallway","lights":["3","4"]}"#, .makes("room") { $0 == "2" }),
        post("/groups", #"{"name":"Screen","type":"Entertainment","lights":["1"]}"#, .makes("screen") { $0 == "3" }),
    ]

    private static let zoneSteps = [
        put("/config", #"{"timezone":"Europe/Amsterdam"}"#, .gives(.set("/config/timezone", "Europe/Amsterdam"))),
    ]

    private static let sensorSteps = [
        post("/sensors", sensor("CLIPGenericStatus", "Status"), .makes("status") { $0 == "3" }),
        post("/sensors", sensor("CLIPGenericFlag", "Flag"), .makes("flag") { $0 == "4" }),
    ]

    /// The body that makes a sensor which apps write.
    static func sensor(_ type: String, _ name: String, model: String = "CHECK1") -> String {
        #"{"name":"\#(name)","type":"\#(type)","modelid":"\#(model)","manufacturername":"Checklist","#
            + #""swversion":"1.0","uniqueid":"check-\#(name)"}"#
    }
}
