import Connectivity
import Foundation

/// What a request is about: the variables of its path and its query over REST, its members over a WebSocket. Over REST
/// everything is text, so numbers and lists may come as text everywhere.
struct HiveArguments: Sendable, Hashable {
    let members: [String: JSONValue]

    init(_ members: [String: JSONValue]) {
        self.members = members
    }

    subscript(name: String) -> JSONValue? {
        guard let value = members[name], !value.isNull else { return nil }
        return value
    }

    func text(_ name: String) -> String? {
        self[name].flatMap { $0.string ?? $0.int.map(String.init) }.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// - Throws: 400 when there is something that is no number.
    func int(_ name: String) throws(HiveFailure) -> Int64? {
        guard let text = text(name) else { return nil }
        guard let number = Int64(text) else { throw .badRequest("\(name) must be a number") }
        return number
    }

    /// - Throws: 400 when it is missing or no number.
    func id(_ name: String) throws(HiveFailure) -> Int64 {
        guard let number = try int(name) else { throw .badRequest("\(name) is required") }
        return number
    }

    /// - Throws: 400 when it is missing.
    func needText(_ name: String) throws(HiveFailure) -> String {
        guard let text = text(name) else { throw .badRequest("\(name) is required") }
        return text
    }

    func bool(_ name: String) -> Bool {
        self[name]?.bool ?? (self[name]?.string?.lowercased() == "true")
    }

    /// - Throws: 400 when there is something that is no moment.
    func time(_ name: String) throws(HiveFailure) -> HiveTime? {
        guard let value = self[name], value != "" else { return nil }
        guard let time = HiveTime(reading: value) else { throw .badRequest("\(name) must be a date") }
        return time
    }

    /// A list, or a text with commas; `nil` if there is none or it is empty, which is no limit.
    func list(_ name: String) -> Set<String>? {
        guard let value = self[name] else { return nil }
        let elements = value.array?.compactMap { $0.string ?? $0.int.map(String.init) }
            ?? text(name)?.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) } ?? []
        return elements.isEmpty ? nil : Set(elements)
    }

    /// A list of numbers.
    ///
    /// - Throws: 400 when one of them is none.
    func ids(_ name: String) throws(HiveFailure) -> Set<Int64>? {
        guard let texts = list(name) else { return nil }
        let numbers = texts.compactMap { Int64($0) }
        guard numbers.count == texts.count else { throw .badRequest("\(name) must be numbers") }
        return Set(numbers)
    }
}
