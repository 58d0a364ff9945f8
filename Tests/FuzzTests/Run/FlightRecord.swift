import Foundation

/// The last of what happened, also in a file, which is still there when the bridge takes the whole test with it.
struct FlightRecord {
    private static let length = 5
    private let file: URL
    private let plan: FuzzPlan
    private(set) var last: [String] = []

    init(_ plan: FuzzPlan) {
        self.plan = plan
        let name = "porchlight-fuzz-\(plan.profile)-\(plan.seed)-\(ProcessInfo.processInfo.processIdentifier).txt"
        file = FileManager.default.temporaryDirectory.appending(path: name)
    }

    /// Where the file is, while the run is under way.
    var path: String { file.path }

    /// Something is about to happen.
    mutating func note(_ number: Int, _ what: String) {
        last = last.suffix(Self.length - 1) + ["\(number): \(what)"]
        let text = (["seed \(plan.seed), \(plan.profile)"] + last).joined(separator: "\n") + "\n"
        try? text.write(to: file, atomically: false, encoding: .utf8)
    }

    /// It went well: the file is not needed.
    func close() { try? FileManager.default.removeItem(at: file) }
}
