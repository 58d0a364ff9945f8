import PorchlightTestKit
import Testing

/// One row of a checklist: what is done to a fresh bridge and what must come of it.
struct Row: Sendable, CustomTestStringConvertible {
    /// Its number in the checklist.
    let number: Int
    private let words: String
    private let evidence: Evidence
    private let needs: [Part]
    private let profile: String
    private let place: SourceLocation
    private let steps: [Step]

    /// - Parameters:
    ///   - words: what it is about.
    ///   - evidence: how sure it is.
    ///   - needs: what must stand in the home beside lights, apps and a switch.
    ///   - profile: the model of bridge played.
    init(
        _ number: Int, _ words: String, _ evidence: Evidence = .settled, needs: Part..., profile: String = "bsb002",
        file: String = #fileID, path: String = #filePath, line: Int = #line, @ListBuilder<Step> _ steps: () -> [Step]
    ) {
        self.number = number
        self.words = words
        self.evidence = evidence
        self.needs = needs
        self.profile = profile
        place = SourceLocation(fileID: file, filePath: path, line: line, column: 1)
        self.steps = steps()
    }

    var testDescription: String { "\(number): \(words)\(evidence.rawValue)" }

    /// Runs it on a bridge of its own.
    func check() async throws {
        guard Evidence.relaxed.contains(evidence) else { return try await run() }
        await withKnownIssue("rests on weak evidence", isIntermittent: true) { try await run() }
    }

    private func run() async throws {
        try await TestBridge.run(home: Part.home(), profile: profile) { bridge in
            var names = try await Part.users(of: bridge)
            for step in Part.light + needs.flatMap(\.steps) {
                let complaints = try await step.complaints(bridge, &names)
                guard complaints.isEmpty else { return record(complaints.map { "it could not be prepared: " + $0 }) }
            }
            do {
                for step in steps { record(try await step.complaints(bridge, &names)) }
            } catch let error as UnknownName {
                record(["it could not go on: \(error)"])
            }
        }
    }

    private func record(_ complaints: [String]) {
        for complaint in complaints { Issue.record("\(testDescription): \(complaint)", sourceLocation: place) }
    }
}

/// How sure a row is, with the mark that it carries in its name.
enum Evidence: String, Sendable {
    /// Captured from a real bridge and documented.
    case settled = ""
    /// Captured from a real bridge.
    case measured = " (R)"
    /// Documented alone.
    case documented = " (D)"
    /// Seen in emulators or clients.
    case emulated = " (E)"
    /// Inferred.
    case memory = " (M)"

    /// Rows of these may fail. This is the one place where inference is let go of when a capture says otherwise.
    static let relaxed: Set<Evidence> = []
}

/// Lists that are written one element below the other.
@resultBuilder enum ListBuilder<Element> {
    static func buildExpression(_ element: Element) -> [Element] { [element] }
    static func buildExpression(_ elements: [Element]) -> [Element] { elements }
    static func buildBlock(_ parts: [Element]...) -> [Element] { parts.flatMap(\.self) }
    static func buildArray(_ parts: [[Element]]) -> [Element] { parts.flatMap(\.self) }
}
