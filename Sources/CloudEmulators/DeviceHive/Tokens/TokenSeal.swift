import Connectivity
import Foundation
import JWTKit

/// Signs tokens, and opens those that were signed with the same secret (RFC 7519, HS256).
struct TokenSeal: Sendable {
    private let key: HMACKey

    /// - Throws: `EmulatorProblem` when the secret makes no key at all.
    init(secret: String) throws {
        var key = TokenSecret.key(of: secret)
        guard !key.isEmpty else { throw EmulatorProblem("the secret for tokens needs at least four letters or digits") }
        // HMAC fills a short key with zeros up to its block (RFC 2104), so this is the same key; the library wants 32 bytes.
        while key.count < 32 { key.append(0) }
        self.key = HMACKey(from: key)
    }

    func sign(_ claims: TokenClaims) async throws -> String {
        try await keys.sign(Envelope(payload: claims.json))
    }

    /// What a token says; `nil` when it was not signed with this secret, or says nothing that can be understood.
    func open(_ token: String) async -> TokenClaims? {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts.allSatisfy(Self.isCanonical), Self.algorithm(String(parts[0])) == "HS256",
            let envelope = try? await keys.verify(token, as: Envelope.self)
        else { return nil }
        return TokenClaims(envelope.payload)
    }

    /// The library's set of keys, with the one there is. It can only be filled while one waits, and a cloud is made at once.
    private var keys: JWTKeyCollection {
        get async {
            await JWTKeyCollection().add(
                hmac: key, digestAlgorithm: .sha256, serializer: DefaultJWTSerializer(jsonEncoder: BareHeaderEncoder()))
        }
    }

    /// The algorithm is looked at by ourselves: the library goes by its key, whatever the token says.
    private static func algorithm(_ part: String) -> String? {
        bytes(part).flatMap { try? JSONValue(parsing: $0) }?["alg"]?.string
    }

    /// Whether this is the one way to write its bytes. The last character has bits that mean nothing; setting them is tampering.
    private static func isCanonical(_ part: Substring) -> Bool {
        bytes(String(part)).map { Data($0).base64EncodedString().prefix { $0 != "=" } == plain(String(part))[...] } ?? false
    }

    private static func bytes(_ part: String) -> [UInt8]? {
        let text = plain(part)
        return Data(base64Encoded: text + String(repeating: "=", count: (4 - text.count % 4) % 4)).map(Array.init)
    }

    private static func plain(_ part: String) -> String {
        part.replacing("-", with: "+").replacing("_", with: "/")
    }
}

/// Everything in a token is inside one claim.
private struct Envelope: JWTPayload {
    let payload: JSONValue

    /// Nothing the library could look at: expiry is one of the claims inside.
    func verify(using algorithm: some JWTAlgorithm) {}
}

/// Writes headers as DeviceHive does, which has no `typ` in them.
private struct BareHeaderEncoder: JWTJSONEncoder {
    func encode<Value: Encodable>(_ value: Value) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard var header = value as? JWTHeader else { return try encoder.encode(value) }
        header.remove("typ")
        return try encoder.encode(header)
    }
}
