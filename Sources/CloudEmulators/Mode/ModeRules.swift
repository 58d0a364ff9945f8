/// What MODE takes for a name, an address, a password or a key.
enum ModeRules {
    private static let mostCharacters = 255
    private static let passwordLengths = 6...1024

    static func name(_ text: String, of parameter: String = "name") throws(ModeError) -> String {
        guard (1...mostCharacters).contains(text.count), text.utf8.count <= 4 * mostCharacters else { throw .invalid(parameter) }
        return text
    }

    /// The address as it is compared: in small letters.
    static func email(_ text: String) throws(ModeError) -> String {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), text.count <= 254,
            !text.contains(where: { $0.isWhitespace || $0.isNewline || ",;<>\"".contains($0) })
        else { throw .refused(.invalidEmail) }
        return text.lowercased()
    }

    /// A number in the international way of writing (E.164).
    static func phoneNumber(_ text: String) throws(ModeError) -> String {
        let digits = text.dropFirst()
        guard text.first == "+", (7...15).contains(digits.count), digits.allSatisfy({ $0.isASCII && $0.isNumber })
        else { throw .refused(.invalidPhoneNumber) }
        return text
    }

    /// A length limits what hashing costs; a password of one and the same character is none.
    static func password(_ text: String) throws(ModeError) -> String {
        guard text.count >= passwordLengths.lowerBound else { throw .refused(.passwordTooShort) }
        guard text.utf8.count <= passwordLengths.upperBound else { throw .invalid("password") }
        guard Set(text).count > 1 else { throw .refused(.passwordTooWeak) }
        return text
    }

    /// Letters, digits, `-` and `_`; a letter or digit at both ends.
    static func key(_ text: String) throws(ModeError) -> String {
        let isPlain = { (character: Character) in character.isASCII && (character.isLetter || character.isNumber) }
        guard let first = text.first, let last = text.last, isPlain(first), isPlain(last), text.count <= mostCharacters,
            text.allSatisfy({ isPlain($0) || $0 == "-" || $0 == "_" })
        else { throw .invalid("key") }
        return text
    }
}
