/// Writes and reads numbers as LIFX has them: the lowest byte first.
extension [UInt8] {
    /// Adds a number.
    mutating func add<Number: FixedWidthInteger>(_ number: Number) {
        for shift in stride(from: 0, to: Number.bitWidth, by: 8) { append(UInt8(truncatingIfNeeded: number >> Number(shift))) }
    }

    /// The number that begins at a place; `nil` if it is not all there.
    func number<Number: FixedWidthInteger>(_ type: Number.Type, at place: Int) -> Number? {
        let length = Number.bitWidth / 8
        guard place >= 0, place + length <= count else { return nil }
        return self[place..<place + length].reversed().reduce(Number.zero) { $0 << 8 | Number(truncatingIfNeeded: $1) }
    }

    /// A text of so many bytes, filled up with zeros; `nil` if it is not all there. What is no text in it, such as a character
    /// of which only half had room, is left out.
    func text(at place: Int, length: Int) -> String? {
        guard place >= 0, place + length <= count else { return nil }
        return String(decoding: self[place..<place + length].prefix { $0 != 0 }, as: UTF8.self).filter { $0 != "\u{FFFD}" }
    }
}
