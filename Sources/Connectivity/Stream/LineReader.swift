/// Puts lines together out of bytes as they come. It knows no connection.
package struct LineReader: Sendable {
    private let limit: Int
    private var rest: [UInt8] = []

    /// - Parameter limit: the longest line in bytes, its end left out.
    package init(limit: Int) { self.limit = limit }

    /// Takes in bytes.
    ///
    /// - Returns: the lines that are whole now, without their ends (`\n` or `\r\n`) and without empty ones.
    /// - Throws: `ConnectionFailure.tooLong` for a line over the limit, whether or not its end is there yet.
    package mutating func take(_ bytes: some Collection<UInt8>) throws(ConnectionFailure) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        for part in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            if part.offset > 0 {
                if rest.last == UInt8(ascii: "\r") { rest.removeLast() }
                guard rest.count <= limit else { throw .tooLong }
                if !rest.isEmpty { lines.append(rest) }
                rest = []
            }
            // One byte more, for a line's end may be two.
            guard rest.count + part.element.count <= limit + 1 else { throw .tooLong }
            rest += part.element
        }
        return lines
    }
}
