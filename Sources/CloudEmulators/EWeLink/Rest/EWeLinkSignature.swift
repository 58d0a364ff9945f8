import Crypto
import Foundation
import HTTPTypes

/// How an app proves that it knows its secret before anybody is logged in: HMAC-SHA256 in Base64, over the bytes of the body
/// as they were sent, or over the parameters of the query in order of their names, not escaped.
enum EWeLinkSignature {
    static func sign(_ message: some Sequence<UInt8>, secret: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Data(message), using: SymmetricKey(data: Data(secret.utf8)))
        return Data(code).base64EncodedString()
    }

    /// What is signed of a query.
    static func message(of query: [(name: String, value: String)]) -> String {
        query.sorted { $0.name < $1.name }.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
    }

    /// Whether the request carries the signature that its app's secret makes of it.
    static func isGood(_ request: EmulatorRequest, secret: String) -> Bool {
        guard let given = given(request) else { return false }
        guard request.body.isEmpty else { return ConstantTime.equal(given, sign(request.body, secret: secret)) }
        let message = message(of: request.query)
        // A plus that was sent as it is reads as a space in a query, but was signed as a plus.
        let plussed = message.replacing(" ", with: "+")
        return [message, plussed].contains { ConstantTime.equal(given, sign($0.utf8, secret: secret)) }
    }

    private static func given(_ request: EmulatorRequest) -> String? {
        guard let field = request.headers[.authorization], field.lowercased().hasPrefix("sign ") else { return nil }
        return field.dropFirst(5).trimmingCharacters(in: .whitespaces)
    }
}
