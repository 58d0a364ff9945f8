/// Something that must be so of an answer.
struct Expectation: Sendable {
    /// What is not so; `nil` if all is well.
    let complaint: @Sendable (Answer, inout Names) throws -> String?

    init(_ complaint: @escaping @Sendable (Answer, inout Names) throws -> String?) {
        self.complaint = complaint
    }
}

extension Expectation {
    /// Exactly these entries: errors before successes, otherwise in any order (Docs/HueV1.md §3.1).
    static func gives(_ entries: Entry...) -> Expectation {
        Expectation { answer, names in
            guard let got = answer.json?.elements else { return "no list, wanted \(entries)" }
            guard isErrorsFirst(got) else { return "an error comes after a success" }
            return try unmatched(entries, got, names).map { "wanted \(entries) but \($0)" }
        }
    }

    /// Exactly these entries in this order.
    static func givesInOrder(_ entries: Entry...) -> Expectation {
        Expectation { answer, names in
            guard let got = answer.json?.elements, got.count == entries.count,
                try zip(entries, got).allSatisfy({ try $0.matches($1, names) })
            else { return "wanted \(entries) in this order" }
            return nil
        }
    }

    /// One entry, which is one of these.
    static func givesEither(_ entries: Entry...) -> Expectation {
        Expectation { answer, names in
            guard let got = answer.json?.elements, got.count == 1,
                try entries.contains(where: { try $0.matches(got[0], names) })
            else { return "wanted one of \(entries)" }
            return nil
        }
    }

    /// This entry, whatever others there are.
    static func has(_ entry: Entry) -> Expectation {
        Expectation { answer, names in
            let isThere = try answer.json?.elements?.contains { try entry.matches($0, names) } ?? false
            return isThere ? nil : "wanted \(entry) among them"
        }
    }

    /// Something was made; its id is remembered by a name.
    static func makes(
        _ name: String, where isRight: @escaping @Sendable (String) -> Bool = { _ in true }
    ) -> Expectation {
        Expectation { answer, names in
            guard case .array(let entries)? = answer.json, entries.count == 1, entries[0].names == ["success"],
                entries[0]["success"]?.names == ["id"], let id = entries[0]["success/id"]?.string, isRight(id)
            else { return "wanted the id of what was made" }
            names[name] = id
            return nil
        }
    }

    private static func isErrorsFirst(_ entries: [JSON]) -> Bool {
        let successes = entries.drop { $0["error"] != nil }
        return successes.allSatisfy { $0["error"] == nil }
    }

    /// Pairs what is wanted with what came and says what is left over.
    private static func unmatched(_ wanted: [Entry], _ got: [JSON], _ names: Names) throws -> String? {
        var rest = got
        for entry in wanted {
            guard let index = try rest.firstIndex(where: { try entry.matches($0, names) }) else {
                return "there is no \(entry)"
            }
            rest.remove(at: index)
        }
        return rest.isEmpty ? nil : "there are \(rest.count) more"
    }
}
