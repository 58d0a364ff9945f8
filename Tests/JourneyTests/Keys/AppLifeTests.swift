import Foundation
import PorchlightTestKit
import Testing

@Suite("The life of an app", .timeLimit(.minutes(1)))
struct AppLifeTests {
    @Test func itIsLetInListsSwitchesRenamesAndIsShutOut() async throws {
        try await TestBridge.run { bridge in
            // Nobody is let in unasked.
            let ask = { try await bridge.post("/api", #"{"devicetype":"life#test"}"#) }
            #expect(try await ask().text ==
                #"[{"error":{"type":101,"address":"","description":"link button not pressed"}}]"#)

            // The button is pressed, and a key is given.
            try await bridge.press()
            let answer = try await ask().text
            let key = try #require(answer.firstMatch(of: /^\[\{"success":\{"username":"([A-Za-z0-9-]{40})"\}\}\]$/)).1
            let home = "/api/\(key)"

            // It lists the home.
            let lights = try await bridge.get(home + "/lights")
            #expect(lights.names() == ["1", "2", "3", "4", "5", "6"])
            #expect(lights["1", "name"] as? String == "Floor lamp")
            #expect(lights["1", "state", "on"] as? Bool == false)

            // It switches a lamp, and the lamp shines.
            #expect(try await bridge.put(home + "/lights/1/state", #"{"on":true,"bri":127,"transitiontime":0}"#).text ==
                #"[{"success":{"/lights/1/state/transitiontime":0}},{"success":{"/lights/1/state/on":true}},"#
                + #"{"success":{"/lights/1/state/bri":127}}]"#)
            await bridge.settle()
            #expect(try await bridge.get(home + "/lights/1")["state", "on"] as? Bool == true)
            #expect((0.45...0.55).contains(try await bridge.shining(light: 1)))

            // It renames it.
            #expect(try await bridge.put(home + "/lights/1", #"{"name":"Reading lamp"}"#).text ==
                #"[{"success":{"/lights/1/name":"Reading lamp"}}]"#)
            #expect(try await bridge.get(home)["lights", "1", "name"] as? String == "Reading lamp")

            // The owner takes its key away: at once it is a stranger.
            try await bridge.revoke(app: "life#test")
            #expect(try await bridge.get(home + "/lights").text ==
                #"[{"error":{"type":1,"address":"/lights","description":"unauthorized user"}}]"#)
            #expect(try await bridge.put(home + "/lights/1/state", #"{"on":false}"#).text.contains(#""type":1"#))
            #expect(try await bridge.shining(light: 1) > 0)
        }
    }

    @Test func theButtonIsShownAndReleasesItself() async throws {
        try await TestBridge.run { bridge in
            let key = try await bridge.key()
            try await bridge.advance(by: .seconds(31))
            let isShown = { try await bridge.get("/api/\(key)/config")["linkbutton"] as? Bool }
            #expect(try await isShown() == false)
            try await bridge.press()
            #expect(try await isShown() == true)
            try await bridge.advance(by: .milliseconds(29_999))
            #expect(try await isShown() == true)
            try await bridge.advance(by: .milliseconds(1))
            #expect(try await isShown() == false)
            #expect(try await bridge.post("/api", #"{"devicetype":"late#test"}"#).text.contains(#""type":101"#))
        }
    }

    @Test func severalAppsMayComeWithinOnePress() async throws {
        try await TestBridge.run { bridge in
            try await bridge.press()
            for number in 1...3 {
                #expect(try await bridge.post("/api", #"{"devicetype":"app\#(number)#x"}"#).text.contains("success"))
            }
        }
    }

    @Test func anAppMayChooseItsUsernameUnderTheUsualProfile() async throws {
        try await TestBridge.run { bridge in
            try await bridge.press()
            let body = #"{"devicetype":"old#app","username":"burgestrand"}"#
            #expect(try await bridge.post("/api", body).text == #"[{"success":{"username":"burgestrand"}}]"#)
            #expect(try await bridge.get("/api/burgestrand/lights").names().count == 6)
        }
    }

    @Test func aThousandWhoAskOutsideTheWindowGetNoKey() async throws {
        try await TestBridge.run { bridge in
            let key = try await bridge.key()
            try await bridge.advance(by: .seconds(30))
            let answers = try await withThrowingTaskGroup(of: String.self) { group in
                for number in 0..<1000 {
                    group.addTask { try await bridge.post("/api", #"{"devicetype":"greedy#\#(number)"}"#).text }
                }
                return try await group.reduce(into: [:]) { $0[$1, default: 0] += 1 }
            }
            #expect(answers == [#"[{"error":{"type":101,"address":"","description":"link button not pressed"}}]"#: 1000])
            #expect(try await bridge.get("/api/\(key)/config").names("whitelist") == [key])
        }
    }
}
