extension Grammar {
    /// A value with one thing wrong in it, and what that is.
    mutating func spoil(_ value: Value) -> (Value, String) {
        let what = chance.pick([
            "another type", "another type", "a number out of range", "a number out of range", "a member less",
            "a member more", "a member twice", "deep nesting", "a long text", "odd characters", "null", "a huge number",
            "nothing in it",
        ])
        let numbers = value.places { if case .number = $0 { true } else { false } }
        let texts = value.places { if case .text = $0 { true } else { false } }
        let objects = value.places { if case .object = $0 { true } else { false } }
        let all = value.places { _ in true }
        let places: [Int] = switch what {
        case "a number out of range", "a huge number": numbers.isEmpty ? all : numbers
        case "a long text", "odd characters": texts.isEmpty ? all : texts
        case "a member less", "a member more", "a member twice": objects
        default: all.count > 1 ? Array(all.dropFirst()) : all
        }
        guard let place = chance.any(places) else { return (.null, what) }
        var chance = chance
        let spoiled = value.changing(at: place) { Self.spoil($0, what, &chance) }
        self.chance = chance
        return (spoiled, what)
    }

    private static func spoil(_ value: Value, _ what: String, _ chance: inout Chance) -> Value {
        switch what {
        case "another type": chance.pick([.null, true, 1, "1", [], [1, "1"], .object([]), ["on": true], .number("0.5")])
        case "a number out of range":
            .number(chance.pick([
                "-1", "0", "255", "256", "-255", "501", "152", "65536", "70000", "1.5", "-0", "1e2", "2147483648",
            ]))
        case "a huge number":
            .number(chance.pick([
                "1e999", "-1e999", "18446744073709551616", "-9223372036854775809", "9223372036854775807", "1e-400",
                String(repeating: "9", count: 400), "0." + String(repeating: "3", count: 400),
            ]))
        case "a long text":
            .text(String(repeating: chance.pick(["x", "é", "💡"]), count: chance.pick([17, 33, 41, 65, 91, 1000, 9000])))
        case "odd characters":
            .text(chance.pick([
                "", " ", "\u{0}", "a\u{0}b", "\u{7F}\u{1B}[31m", "e\u{301}\u{301}\u{301}", "\u{FEFF}x", "𝒳", "</script>", "%s%n",
                "../../etc/passwd", "' OR 1=1", "\u{200D}\u{FE0F}", "/lights/1", "\r\n\r\n", "none", "null", "0", "-1",
            ]))
        case "null": .null
        case "deep nesting": nested(chance.pick([10, 60, 200, 1000, 20_000]), chance.percent(50))
        case "nothing in it": chance.pick([.object([]), [], ""])
        default: members(value, what, &chance)
        }
    }

    private static func members(_ value: Value, _ what: String, _ chance: inout Chance) -> Value {
        guard case .object(var members) = value else { return .null }
        let known = ["on", "name", "type", "owner", "lastupdated", "uniqueid", "recycle", "status", "scene", "id", "", "x", "ON"]
        switch what {
        case "a member less":
            if !members.isEmpty { members.remove(at: chance.int(0...members.count - 1)) }
        case "a member twice":
            if let member = chance.any(members) {
                members.append(.init(name: member.name, value: chance.pick([member.value, 1, .null])))
            }
        default:
            let member = Value.Member(name: chance.pick(known), value: chance.pick([true, 1, "1", .null, [], .object([])]))
            members.insert(member, at: chance.int(0...members.count))
        }
        return .object(members)
    }

    /// Lists or objects within each other. It is written as one piece, since a value that deep could not be walked.
    private static func nested(_ depth: Int, _ isList: Bool) -> Value {
        let (opening, closing) = isList ? ("[", "]") : (#"{"a":"#, "}")
        let depth = isList ? depth : min(depth, 9000)
        return .number(String(repeating: opening, count: depth) + "1" + String(repeating: closing, count: depth))
    }
}
