/// Lines with columns that stand under each other.
enum Table {
    /// The lines, with a heading; `otherwise` when there are none.
    static func text(_ heading: [String], _ rows: [[String]], otherwise: String) -> String {
        guard !rows.isEmpty else { return otherwise + "\n" }
        let all = [heading] + rows
        let widths = heading.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
        return all.map { row in
            zip(row, widths).map { cell, width in cell + String(repeating: " ", count: width - cell.count) }
                .joined(separator: "  ").trimmingTrailingBlanks + "\n"
        }.joined()
    }

    /// A name and a value on each line, without control characters.
    static func facts(_ rows: [(String, String)]) -> String {
        rows.map { name, value in
            name + String(repeating: " ", count: max(13 - name.count, 1)) + value.plain + "\n"
        }.joined()
    }
}

extension String {
    fileprivate var trimmingTrailingBlanks: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
