import BridgeCore
@testable import CloudConnectors
import CloudEmulators
import Connectivity
import HomeModel
import Testing

@Suite("eWeLink: the line to its cloud", .timeLimit(.minutes(1)))
struct EWeLinkLineTests {
    // E-42
    @Test func theHeartbeatIsSevenSecondsLateAndItsAnswerIsNotWaitedForLong() throws {
        var pulse = try #require(EWeLinkPulse(seconds: 145, isWanted: true, at: .seconds(10)))
        #expect(pulse.next(at: .seconds(10)) == .wait(until: .seconds(162)))
        #expect(pulse.next(at: .seconds(162)) == .ask)
        pulse.sent(at: .seconds(162))
        #expect(pulse.next(at: .seconds(163)) == .wait(until: .seconds(165)))
        pulse.answered()
        #expect(pulse.next(at: .seconds(165)) == .wait(until: .seconds(314)))
        pulse.sent(at: .seconds(314))
        #expect(pulse.next(at: .seconds(317)) == .giveUp)
        #expect(EWeLinkPulse(seconds: nil, isWanted: true, at: .zero)?.next(at: .zero) == .wait(until: .seconds(97)))
        #expect(EWeLinkPulse(seconds: 145, isWanted: false, at: .zero) == nil)
    }

    @Test func questionsAreAnsweredByEqualityAndTheOlderFirst() {
        var questions = EWeLinkQuestions<String>()
        _ = questions.ask("1", "a")
        let b = questions.ask("1", "b")
        _ = questions.ask(1, "c")
        _ = questions.ask("1", "d")
        #expect(questions.answer("2") == nil)
        #expect(questions.answer("1") == "a")
        questions.giveUp(b)
        #expect(questions.answer("1") == "d")
        #expect(questions.answer(1) == "c")
        #expect(questions.end().isEmpty)
    }

    @Test(arguments: [
        ("pong", .pong), ("rubbish", .nothing), ("[1]", .nothing), (#"{"error":0}"#, .nothing),
        (#"{"error":0,"sequence":1}"#, .reply(sequence: 1, ["error": 0, "sequence": 1])),
        (#"{"action":"update","deviceid":"1","params":{"switch":"on"}}"#, .params(device: "1", ["switch": "on"])),
        (#"{"action":"update","deviceid":"1"}"#, .nothing),
        (#"{"action":"sysmsg","deviceid":"1","params":{"online":false}}"#, .online(device: "1", false)),
        (#"{"action":"sysmsg","deviceid":"1","params":{"online":"yes"}}"#, .nothing),
        (#"{"action":"reportSubDevice","deviceid":"1"}"#, .nothing), (#"{"action":"share"}"#, .other("share")),
    ] as [(String, EWeLinkPush)])
    func whatIsPushedIsUnderstoodOrLeftAside(text: String, push: EWeLinkPush) { #expect(EWeLinkPush(text) == push) }

    @Test func aHeartbeatWithoutAnAnswerEndsTheLine() async throws {
        // Twenty times as fast: eight seconds are 0.4 s.
        let world = EWeLinkTime(speed: 20).world
        let heard = EWeLinkHeard()
        try await EWeLinkSocketScript.serve({ connection in
            for try await message in connection.messages { heard.add(message, at: world.now().uptime) }
        }, { url in
            await #expect(throws: CloudFailure.connection(.lost("its heartbeat was not answered"))) {
                try await EWeLinkSocketScript.open(url, world) { line in
                    await line.startPulse(["hb": 1, "hbInterval": 1])
                    try await line.run()
                }
            }
        })
        #expect(heard.texts == ["ping"])
    }

    // E-49
    @Test func framesAreATenthOfASecondApart() async throws {
        let world = EWeLinkStage.world
        let heard = EWeLinkHeard()
        let began = world.now().uptime
        try await EWeLinkSocketScript.serve({ connection in
            for try await message in connection.messages {
                heard.add(message, at: world.now().uptime)
                guard case .text(let text) = message else { continue }
                let sequence = try JSONValue(parsing: text.utf8)["sequence"] ?? .null
                try await connection.send(JSONValue.object(["error": 0, "sequence": sequence]).text)
            }
        }, { url in
            try await EWeLinkSocketScript.open(url, world) { line in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await line.run() }
                    try await withThrowingTaskGroup(of: JSONValue.self) { asking in
                        for number: Int64 in 1...5 { asking.addTask { try await line.ask(["number": .int(number)]) } }
                        for try await answer in asking { #expect(answer["error"] == 0) }
                    }
                    group.cancelAll()
                }
            }
        })
        #expect(heard.times.count == 5)
        // Whoever hears them may be late for one and not for the next, but is never early.
        for (number, time) in heard.times.enumerated() { #expect(time - began >= .milliseconds(100) * number) }
    }

    @Test func whoWaitsWhenTheLineIsLostIsTold() async throws {
        try await EWeLinkSocketScript.serve({ connection in
            for try await _ in connection.messages { return }
        }, { url in
            try await EWeLinkSocketScript.open(url, EWeLinkStage.world) { line in
                await withTaskGroup(of: Void.self) { group in
                    group.addTask { do { try await line.run() } catch {} }
                    await #expect(throws: ConnectionFailure.lost("it went away while an answer was waited for")) {
                        try await line.ask(["action": "update"])
                    }
                    group.cancelAll()
                }
                await #expect(throws: ConnectionFailure.lost("it is no more")) { try await line.ask([:]) }
            }
        })
    }
}
