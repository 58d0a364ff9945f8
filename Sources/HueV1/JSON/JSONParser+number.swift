extension JSONParser {
    /// The text of a number. Which sort of number it is, is for those to say who want one.
    mutating func number() throws(SyntaxError) -> String {
        let start = at
        _ = take("-")
        if !take("0") { try digits() }
        if take(".") { try digits() }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            try digits()
        }
        return String(decoding: text[start..<at], as: UTF8.self)
    }

    private mutating func digits() throws(SyntaxError) {
        let start = at
        while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { at += 1 }
        guard at > start else { throw SyntaxError() }
    }
}
