/// The list that answers everything but a plain reading: errors first, then successes in v1's own order
/// (Docs/HueV1.md §3).
struct V1Entries: Sendable {
    private var errors: [V1Error] = []
    private var successes: [[UInt8]] = []

    init(_ errors: [V1Error] = []) {
        self.errors = errors
    }

    mutating func fail(_ error: V1Error) {
        errors.append(error)
    }

    /// A parameter has this value now.
    mutating func succeed(_ path: String, _ value: (inout JSONWriter) -> Void) {
        successes.append(JSONWriter.write { writer in
            writer.object { $0.key(path); value(&$0) }
        })
    }

    /// Something happened that is told in words or as a whole.
    mutating func succeed(_ value: (inout JSONWriter) -> Void) {
        successes.append(JSONWriter.write(value))
    }

    /// The list as JSON. Value errors come before those of lamps that are off.
    var json: [UInt8] {
        let ordered = errors.filter { $0.type != 201 } + errors.filter { $0.type == 201 }
        return JSONWriter.write { writer in
            writer.array { list in
                for error in ordered { list.object { $0.member("error") { $0.write(error) } } }
                for success in successes { list.object { $0.key("success"); $0.raw(success) } }
            }
        }
    }
}

extension JSONWriter {
    fileprivate mutating func write(_ error: V1Error) {
        member("type", error.type)
        member("address", error.address)
        member("description", error.description)
    }
}

extension V1Error {
    /// The answer that consists of this error alone.
    package var json: [UInt8] { V1Entries([self]).json }
}

extension [UInt8] {
    /// The answer that something new was made, by its id.
    static func made(_ id: String?) -> [UInt8] {
        var entries = V1Entries()
        entries.succeed("id") { $0.string(id ?? "") }
        return entries.json
    }

    /// The answer that something new was made, by its number.
    static func made(_ number: Int?) -> [UInt8] { made(number.map(String.init)) }
}
