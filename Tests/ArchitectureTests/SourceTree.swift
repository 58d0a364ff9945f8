import Foundation

/// The project's own source files, as text.
enum SourceTree {
    /// One source file.
    struct File {
        let target: String
        let path: String
        let lines: [String]

        /// The modules it imports.
        var imports: Set<String> {
            Set(lines.compactMap { line in
                let words = line.split(separator: " ")
                guard let at = words.firstIndex(of: "import"), at <= 2, words.count > at + 1, !line.hasPrefix("//") else { return nil }
                return words.last.map { String($0.split(separator: ".")[0]) }
            })
        }
    }

    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// All files below `Sources`.
    static func files() throws -> [File] {
        let sources = root.appending(path: "Sources")
        let paths = try FileManager.default.subpathsOfDirectory(atPath: sources.path).filter { $0.hasSuffix(".swift") }
        return try paths.sorted().map { path in
            let text = try String(contentsOf: sources.appending(path: path), encoding: .utf8)
            return File(
                target: String(path.split(separator: "/")[0]), path: path,
                lines: text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
        }
    }

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }
}
