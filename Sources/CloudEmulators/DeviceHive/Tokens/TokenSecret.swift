/// The key that tokens are signed with, made of the server's secret the way the original server does it: its library takes
/// the secret for Base64. Of `devicehive` the first eight characters make six bytes, and the rest, no whole group, is lost.
enum TokenSecret {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let padding = UInt8(ascii: "=")
    private static let base32 = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    /// How long a secret of our own making is.
    private static let length = 26

    /// The key's bytes. Characters that are not in the alphabet are skipped.
    static func key(of secret: String) -> [UInt8] {
        let characters = secret.utf8.filter { alphabet.contains($0) || $0 == padding }
        var key: [UInt8] = []
        for start in stride(from: 0, through: characters.count - 4, by: 4) {
            let group = characters[start..<(start + 4)]
            let values = group.map { UInt32(alphabet.firstIndex(of: $0) ?? 0) }
            let bits = values.reduce(0) { $0 << 6 | $1 }
            let padded = group.reversed().prefix { $0 == padding }.count
            key += [UInt8(bits >> 16 & 255), UInt8(bits >> 8 & 255), UInt8(bits & 255)].prefix(3 - min(padded, 2))
        }
        return key
    }

    /// A secret for a server that was given none.
    ///
    /// - Parameter bytes: a source of bytes that nobody can guess.
    static func random(_ bytes: (Int) -> [UInt8]) -> String {
        String(bytes(length).map { base32[Int($0 % 32)] })
    }
}
