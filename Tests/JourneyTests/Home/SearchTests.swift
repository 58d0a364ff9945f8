import Foundation
import PorchlightTestKit
import Testing

@Suite("Looking for new lights", .timeLimit(.minutes(1)))
struct SearchTests {
    @Test func itLastsFortySecondsAndShowsWhatCameMeanwhile() async throws {
        try await TestBridge.run { bridge in
            let home = "/api/\(try await bridge.key())"
            let found = { try await bridge.get(home + "/lights/new").text }
            #expect(try await found() == #"{"lastscan":"none"}"#)

            #expect(try await bridge.post(home + "/lights").text == #"[{"success":{"/lights":"Searching for new devices"}}]"#)
            #expect(try await found() == #"{"lastscan":"active"}"#)

            try await bridge.advance(by: .seconds(20))
            #expect(try await bridge.add(light: "LCT015", named: "Came in time") == 7)
            #expect(try await found() == #"{"7":{"name":"Came in time"},"lastscan":"active"}"#)

            try await bridge.advance(by: .milliseconds(19_999))
            #expect(try await found().contains("active"))
            try await bridge.advance(by: .milliseconds(1))
            #expect(try await found() == #"{"7":{"name":"Came in time"},"lastscan":"2023-11-14T22:14:00"}"#)

            // What comes later is there, but nobody looked for it.
            #expect(try await bridge.add(light: "LWB010", named: "Came late") == 8)
            #expect(try await found() == #"{"7":{"name":"Came in time"},"lastscan":"2023-11-14T22:14:00"}"#)
            #expect(try await bridge.get(home + "/lights").names().count == 8)
        }
    }

    @Test func aNewOneForgetsWhatTheLastOneBrought() async throws {
        try await TestBridge.run { bridge in
            let home = "/api/\(try await bridge.key())"
            _ = try await bridge.post(home + "/lights", "{}")
            try await bridge.add(light: "LCT015")
            try await bridge.advance(by: .seconds(40))
            _ = try await bridge.post(home + "/lights", #"{"deviceid":["45AF34"]}"#)
            #expect(try await bridge.get(home + "/lights/new").text == #"{"lastscan":"active"}"#)
        }
    }

    @Test func whatIsGoneAgainIsNotShown() async throws {
        try await TestBridge.run { bridge in
            let home = "/api/\(try await bridge.key())"
            _ = try await bridge.post(home + "/lights")
            try await bridge.add(light: "LCT015")
            _ = try await bridge.delete(home + "/lights/7")
            #expect(try await bridge.get(home + "/lights/new").text == #"{"lastscan":"active"}"#)
        }
    }
}
