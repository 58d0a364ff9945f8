/// Puts lines together out of bytes as they come. It knows no connection.
package struct LineReader: Sendable {
    private let limit: Int
    private let cuts: Bool
    private var rest: [UInt8] = []

    /// Makes a reader at the beginning of a line.
    ///
    /// - Parameters:
    ///   - limit: the longest line in bytes, its end left out.
    ///   - cuts: whether longer ones are cut off there; else they are an error.
    package init(limit: Int, cuts: Bool = false) {
        self.limit = limit
        self.cuts = cuts
    }

    /// Takes in bytes.
    ///
    /// - Returns: the lines that are whole now, without their ends (`\n` or `\r\n`) and without empty ones.
    /// - Throws: `ConnectionFailure.tooLong` for a line over the limit, whether or not its end is there yet.
    package mutating func take(_ bytes: some Collection<UInt8>) throws(ConnectionFailure) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        for part in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            if part.offset > 0, let line = try end() { lines.append(line) }
            // One byte more, for a line's end may be two.
            let room = limit + 1 - rest.count
            guard cuts || part.element.count <= room else { throw .tooLong }
            rest += part.element.prefix(room)
        }
        return lines
    }

    /// What is left when no more comes, as a line.
    package mutating func finish() -> [UInt8]? { try? end() }

    private mutating func end() throws(ConnectionFailure) -> [UInt8]? {
        defer { rest = [] }
        if rest.last == UInt8(ascii: "\r") { rest.removeLast() }
        guard cuts || rest.count <= limit else { throw .tooLong }
        return rest.isEmpty ? nil : Array(rest.prefix(limit))
    }
}
