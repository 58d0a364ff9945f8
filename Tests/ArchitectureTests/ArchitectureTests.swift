import Foundation
import Testing

@Suite("The shape of the house")
struct ArchitectureTests {
    /// What each target may import, from the table in Docs/Architecture.md.
    private static func table() throws -> [String: Set<String>] {
        let rows = try SourceTree.text("Docs/Architecture.md").split(separator: "\n").filter { $0.hasPrefix("| `") }
        return Dictionary(uniqueKeysWithValues: rows.compactMap { row in
            let cells = row.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count >= 6 else { return nil }
            let names = (cells[3] + "," + cells[4]).split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
            return (cells[1].replacingOccurrences(of: "`", with: ""), Set(names.filter { $0 != "–" && !$0.isEmpty }))
        })
    }

    /// The system and the language, which everyone may use.
    private static let common: Set = ["Foundation", "Glibc", "Dispatch", "Synchronization"]

    @Test func everyTargetImportsOnlyWhatTheTableAllows() throws {
        let table = try Self.table()
        let files = try SourceTree.files()
        #expect(files.count > 50)
        for file in files {
            let allowed = try #require(table[file.target], "\(file.target) is not in the table of Docs/Architecture.md")
            let extra = file.imports.subtracting(allowed).subtracting(Self.common)
            #expect(extra.isEmpty, "\(file.path) imports \(extra.sorted())")
        }
    }

    @Test func theTableClaimsNoImportThatNobodyMakes() throws {
        let used = Dictionary(grouping: try SourceTree.files(), by: \.target).mapValues { files in
            files.reduce(into: Set<String>()) { $0.formUnion($1.imports) }
        }
        for (target, allowed) in try Self.table() {
            let unused = allowed.subtracting(used[target] ?? []).subtracting(Self.common)
            #expect(unused.isEmpty, "\(target) does not import \(unused.sorted())")
        }
    }

    @Test func theDomainImportsNothingButFoundation() throws {
        for file in try SourceTree.files() where file.target == "HomeModel" {
            #expect(file.imports.subtracting(["Foundation"]).isEmpty, "\(file.path)")
        }
    }

    @Test func onlyTheCompositionRootTouchesTimeAndChance() throws {
        let ambient = /(^|[^A-Za-z_.])(Date\(\)|Task\.sleep|UUID\(\)|ContinuousClock\(\)|SuspendingClock\(\)|DispatchTime\.now|NIODeadline\.now)|\.random\((in|using):|\.randomElement|\.shuffled\(|SystemRandomNumberGenerator/
        for file in try SourceTree.files() where !["BridgeApp", "porchlight"].contains(file.target) {
            for (number, line) in file.lines.enumerated() where !line.trimmingCharacters(in: .whitespaces).hasPrefix("//") {
                #expect(line.firstMatch(of: ambient) == nil, "\(file.path):\(number + 1)")
            }
        }
    }

    @Test func nothingCrashesOnInputOrRunsLoose() throws {
        let hazards = /\btry!|\bas!|\bfatalError\(|\bpreconditionFailure\(|(^|[^A-Za-z_.])Task(\.detached)?\s*\{|@unchecked Sendable|nonisolated\(unsafe\)/
        for file in try SourceTree.files() {
            for (number, line) in file.lines.enumerated() where !line.trimmingCharacters(in: .whitespaces).hasPrefix("//") {
                #expect(line.firstMatch(of: hazards) == nil, "\(file.path):\(number + 1)")
            }
        }
    }

    @Test func aFileWithALockSaysWhy() throws {
        for file in try SourceTree.files() where file.lines.contains(where: { $0.contains("Mutex(") || $0.contains("Mutex<") }) {
            let comments = file.lines.filter { $0.trimmingCharacters(in: .whitespaces).hasPrefix("//") }.joined(separator: " ")
            #expect(comments.contains("lock"), "\(file.path)")
        }
    }

    @Test func everyPackageAndPublicDeclarationIsDocumented() throws {
        let declaration = /^\s*(public|package)(\(set\))? (internal\(set\) |private\(set\) |static |final |indirect |nonisolated |mutating |consuming )*(func|var|let|class|struct|enum|actor|protocol|init|typealias|subscript)\b/
        // What a type must have to be what it says it is is documented where that is defined.
        let witness = /(init\(from decoder|func encode\(to|static func <|var description|func makeAsyncIterator|func next\(\)|func load\(|func save\(|func history\(|static let kind\b|static let face\b|func run\(|func setup\(|func handle\(|var responder|typealias Value|nonisolated var unownedExecutor|init\(kept|init\(\) \{|func kept\(|func follow\(|let name = Self\.|let name: String$|static let vendor\b|let outbox: Outbox|func answer\(_ request|func socket\(_ request|func facts\(at|func devices\(\) async|func touch\(device|func cutSockets\(|func look\(\)|(let|var) limits\b|func secret\(|func keep\()/
        var undocumented: [String] = []
        for file in try SourceTree.files() {
            for (number, line) in file.lines.enumerated() where line.firstMatch(of: declaration) != nil {
                let isDocumented = file.lines[..<number].reversed()
                    .first { !$0.trimmingCharacters(in: .whitespaces).hasPrefix("@") }?
                    .trimmingCharacters(in: .whitespaces).hasPrefix("///") ?? false
                if !isDocumented, line.firstMatch(of: witness) == nil { undocumented.append("\(file.path):\(number + 1) \(line)") }
            }
        }
        #expect(undocumented.isEmpty, "\(undocumented.joined(separator: "\n"))")
    }
}
