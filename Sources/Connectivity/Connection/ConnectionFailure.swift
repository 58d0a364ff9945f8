/// Why a connection could not be had, or is no more. Its description is made for the owner.
package enum ConnectionFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// This is not an address of the expected kind.
    case badAddress(String)
    /// Nobody answers there: no such name, no way, nobody listens.
    case unreachable(String)
    /// The other side cannot be trusted to be who it says, or no encrypted connection can be agreed on.
    case untrusted(String)
    /// The file with trusted certificates cannot be used.
    case badTrust(String)
    /// It took too long.
    case timedOut
    /// A WebSocket was asked for, and this HTTP status came instead.
    case refused(status: Int, body: String)
    /// More was sent than is taken.
    case tooLong
    /// Something was sent that the protocol does not know.
    case notUnderstood(String)
    /// The connection ended without a goodbye.
    case lost(String)

    package var description: String {
        switch self {
        case .badAddress(let address): "\"\(address)\" is not an address"
        case .unreachable(let why): "nobody answers there (\(why))"
        case .untrusted(let why): "its certificate is not trusted (\(why))"
        case .badTrust(let why): "the certificates to trust cannot be read (\(why))"
        case .timedOut: "it does not answer in time"
        case .refused(let status, _): "it answered \(status) when asked for a WebSocket"
        case .tooLong: "it sends more than can be taken"
        case .notUnderstood(let why): "what it sends makes no sense (\(why))"
        case .lost(let why): "the connection was lost (\(why))"
        }
    }
}
