import Connectivity
import Crypto
import Foundation

/// Tokens as anybody could make and read them, without the code that is tested.
enum HiveToken {
    /// The key that the secret `devicehive` stands for.
    static let stockKey: [UInt8] = [0x75, 0xeb, 0xe2, 0x71, 0xe8, 0x62]

    /// Signs a payload.
    static func forge(_ payload: String, header: String = #"{"alg":"HS256"}"#, key: [UInt8] = stockKey) -> String {
        let input = encoded(Array(header.utf8)) + "." + encoded(Array(#"{"payload":\#(payload)}"#.utf8))
        return input + "." + signature(of: input, key: key)
    }

    static func signature(of input: String, key: [UInt8]) -> String {
        encoded(Array(HMAC<SHA256>.authenticationCode(for: Data(input.utf8), using: SymmetricKey(data: key))))
    }

    /// Whether a token is signed with a key.
    static func isSigned(_ token: String, key: [UInt8]) -> Bool {
        let parts = token.split(separator: ".")
        return parts.count == 3 && signature(of: "\(parts[0]).\(parts[1])", key: key) == parts[2]
    }

    static func header(of token: String) -> String { text(token, 0) }

    static func payload(of token: String) throws -> JSONValue {
        try JSONValue(parsing: text(token, 1).utf8)["payload"] ?? .null
    }

    /// The token with one bit of its signature the other way.
    static func tampered(_ token: String, bit: Int = 0) -> String {
        let parts = token.split(separator: ".").map(String.init)
        var bytes = decoded(parts[2])
        bytes[bit / 8] ^= UInt8(1) << (bit % 8)
        return "\(parts[0]).\(parts[1]).\(encoded(bytes))"
    }

    private static func text(_ token: String, _ part: Int) -> String {
        String(decoding: decoded(String(token.split(separator: ".")[part])), as: UTF8.self)
    }

    private static func decoded(_ part: String) -> [UInt8] {
        let plain = part.replacing("-", with: "+").replacing("_", with: "/")
        return Array(Data(base64Encoded: plain + String(repeating: "=", count: (4 - plain.count % 4) % 4)) ?? Data())
    }

    private static func encoded(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
