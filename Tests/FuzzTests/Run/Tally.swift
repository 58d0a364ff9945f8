/// Counts what was answered to what.
struct Tally: Sendable {
    private var counts: [String: [AnswerKind: Int]] = [:]
    private var meantWell: [AnswerKind: Int] = [:]

    mutating func count(_ request: Request, _ kind: AnswerKind) {
        counts[request.endpoint, default: [:]][kind, default: 0] += 1
        if request.mischief.isEmpty { meantWell[kind, default: 0] += 1 }
    }

    /// The share of requests that read something or had an effect.
    var goodShare: Double {
        let all = total
        let good = [.reading, .success, .mixed].reduce(0) { $0 + (all[$1] ?? 0) }
        return Double(good) / Double(max(all.values.reduce(0, +), 1))
    }

    private var total: [AnswerKind: Int] {
        counts.values.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
    }

    /// A line for each endpoint, the most asked first.
    var table: String {
        let lines = counts.map { (name: $0, kinds: $1, sum: $1.values.reduce(0, +)) }
            .sorted { ($1.sum, $0.name) < ($0.sum, $1.name) }
            .map { Self.line($0.name, $0.kinds, $0.sum) }
        let ends = [("all of them", total), ("those that are right", meantWell)].map { Self.line($0, $1, $1.values.reduce(0, +)) }
        return (lines + ends).joined(separator: "\n")
    }

    private static func line(_ name: String, _ kinds: [AnswerKind: Int], _ sum: Int) -> String {
        let words = kinds.sorted { ($1.value, "\($0.key)") < ($0.value, "\($1.key)") }
            .map { "\($0.key.words) \($0.value)" }.joined(separator: ", ")
        return name.padding(to: 34) + String(sum).padding(to: 7) + words
    }
}

extension AnswerKind {
    fileprivate var words: String {
        if case .error(let type) = self { "error \(type):" } else { "\(self):" }
    }
}

extension String {
    fileprivate func padding(to width: Int) -> String { self + String(repeating: " ", count: max(1, width - count)) }
}
