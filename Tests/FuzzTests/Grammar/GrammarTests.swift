import Foundation
import Testing

@Suite("Requests that are made up")
struct GrammarTests {
    private static func grammar(seed: UInt64) -> Grammar {
        var grammar = Grammar(seed: seed, now: Date(timeIntervalSince1970: 1_700_000_000))
        grammar.memory.keys = ["first", "second"]
        grammar.memory.learn(fullState: [
            "lights": ["1": ["state": ["on": true, "bri": 1, "xy": [0, 0], "hue": 1, "sat": 1, "ct": 153]]],
            "groups": ["1": ["type": "Room", "lights": ["1"]]],
            "scenes": ["abc": ["lights": ["1"]]],
            "sensors": ["2": ["type": "CLIPGenericStatus"], "3": ["type": "ZLLSwitch"]],
            "schedules": ["4": [:]], "rules": ["5": [:]], "resourcelinks": ["6": [:]],
        ])
        return grammar
    }

    private static func requests(seed: UInt64, _ count: Int = 300) -> [Request] {
        var grammar = grammar(seed: seed)
        return (0..<count).map { _ in grammar.next() }
    }

    @Test("are the same for the same seed")
    func sameSeed() {
        #expect(Self.requests(seed: 1).map(\.bytes) == Self.requests(seed: 1).map(\.bytes))
        #expect(Self.requests(seed: 1).map(\.bytes) != Self.requests(seed: 2).map(\.bytes))
    }

    @Test("have a body of JSON unless something is wrong on purpose")
    func bodies() throws {
        for request in Self.requests(seed: 3, 2000) where request.mischief.isEmpty && !request.body.isEmpty {
            #expect(throws: Never.self, "\(request)") { try JSONSerialization.jsonObject(with: Data(request.body)) }
        }
    }

    @Test("ask for everything there is")
    func everyEndpoint() {
        let endpoints = Set(Self.requests(seed: 4, 6000).map(\.endpoint))
        let parts = [
            "lights": 3, "groups": 4, "scenes": 4, "schedules": 3, "sensors": 5, "rules": 3, "resourcelinks": 3, "config": 1,
        ]
        for (part, changes) in parts {
            let found = endpoints.filter { !$0.hasPrefix("GET") && $0.contains("/" + part) }
            #expect(found.count >= changes, "\(part): \(found.sorted())")
        }
    }

    @Test("are spoiled in one place and nowhere else")
    func places() {
        let value: Value = ["a": [1, 2], "b": ["c": "x"]]
        #expect(value.places { _ in true } == [0, 1, 2, 3, 4, 5])
        #expect(value.changing(at: 3) { _ in .null } == ["a": [1, .null], "b": ["c": "x"]])
        #expect(value.changing(at: 1) { _ in [] } == ["a": [], "b": ["c": "x"]])
        #expect(value.changing(at: 5) { _ in 3 }.json == #"{"a":[1,2],"b":{"c":3}}"#)
    }
}
