import BridgeCore
import Connectivity
import HomeModel

/// One line that an external program says (Docs/Drivers.md, "External programs").
enum ExternalWord: Sendable, Hashable {
    case hello(version: Int)
    case device(JSONValue)
    case ready
    case light(JSONValue)
    case sensor(JSONValue)
    case button(JSONValue)
    case reachable(JSONValue)
    case gone(String)
    case groups([JSONValue])
    case done(Int)
    case failed(Int, why: String, isUnreachable: Bool)
    case log(String)

    /// Reads a line: an object whose members begin with one of the words. `nil` for words that are not known, which a later
    /// version may have.
    ///
    /// - Throws: `LanFailure.notUnderstood` for what is no object, or one that is built otherwise than it should be.
    init?(_ line: [UInt8]) throws(LanFailure) {
        guard let value = try? JSONValue(parsing: line), let said = value.object else {
            throw .notUnderstood("a line that is no JSON object: \(Self.beginning(of: line))")
        }
        guard let word = Self.readers.first(where: { said[$0.name] != nil }) else { return nil }
        guard let read = word.read(said[word.name] ?? .null, said) else {
            throw .notUnderstood("a \"\(word.name)\" of another shape: \(Self.beginning(of: line))")
        }
        self = read
    }

    private typealias Reader = @Sendable (_ value: JSONValue, _ line: [String: JSONValue]) -> ExternalWord?

    private static let readers: [(name: String, read: Reader)] = [
        ("hello", { value, _ in value.int.map { .hello(version: $0) } }),
        ("device", { value, _ in value.object.map { _ in .device(value) } }),
        ("ready", { _, _ in .ready }),
        ("light", { value, _ in value.object.map { _ in .light(value) } }),
        ("sensor", { value, _ in value.object.map { _ in .sensor(value) } }),
        ("button", { value, _ in value.object.map { _ in .button(value) } }),
        ("reachable", { value, _ in value.object.map { _ in .reachable(value) } }),
        ("gone", { value, _ in value.string.map { .gone($0) } }),
        ("groups", { value, _ in value.array.map { .groups($0) } }),
        ("done", { value, _ in value.int.map { .done($0) } }),
        ("failed", { value, line in
            value.int.map {
                .failed($0, why: line["why"]?.string ?? "it does not say why", isUnreachable: line["unreachable"]?.bool ?? false)
            }
        }),
        ("log", { value, _ in value.string.map { .log($0) } }),
    ]

    private static func beginning(of line: [UInt8]) -> String { String(decoding: line.prefix(60), as: UTF8.self) }
}
