import Foundation

/// A vendor's table of endpoints in `Docs/Clouds.md`.
struct EndpointTable: Sendable {
    /// Each row's cells.
    let rows: [[String]]

    /// - Parameter vendor: as the heading has it: `MODE 2.1`.
    init(of vendor: String) throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "Docs/Clouds.md"), encoding: .utf8)
        let section = text.components(separatedBy: "\n## ").first { $0.hasPrefix("Endpoints: \(vendor)\n") } ?? ""
        rows = section.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst().map { row in
            row.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
                .map { $0.trimmingCharacters(in: .whitespaces) }
        }
    }

    /// The endpoints that rows are about: `GET /dispatch/app`. Methods that stand before a path without one are its, too.
    var endpoints: [String] {
        rows.flatMap { row -> [String] in
            var (methods, endpoints): ([String], [String]) = ([], [])
            for span in Self.spans(in: row[0]) {
                let words = span.split(separator: " ").map(String.init)
                guard Self.methods.contains(words[0]) else { continue }
                methods.append(words[0])
                guard words.count == 2 else { continue }
                endpoints += methods.map { "\($0) \(words[1])" }
                methods = []
            }
            return endpoints
        }
    }

    /// What stands in first cells as code and is no endpoint: names of messages.
    var messages: [String] {
        rows.flatMap { Self.spans(in: $0[0]) }.filter { !Self.methods.contains(String($0.prefix { $0 != " " })) }
    }

    private static let methods: Set = ["GET", "POST", "PUT", "PATCH", "DELETE"]

    private static func spans(in cell: String) -> [String] {
        cell.split(separator: "`", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
    }
}
