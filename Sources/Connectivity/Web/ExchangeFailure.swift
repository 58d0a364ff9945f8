import NIOCore
import NIOHTTP1

/// Why a request got no answer.
package struct ExchangeFailure: Error, Sendable, Hashable {
    /// What went wrong.
    package let cause: ConnectionFailure
    /// Whether the request, or a part of it, may have arrived.
    package let wasSent: Bool

    /// Whether the other side ended the connection before it had answered.
    package var wasCutOff: Bool {
        if case .lost = cause { true } else { false }
    }

    /// Makes a failure of what was thrown.
    init(_ error: any Error, wasSent: Bool) {
        self.wasSent = wasSent
        switch error {
        // What the system calls unreachable is, on a connection that stood, one that was cut off.
        case let error as IOError where wasSent: cause = .lost(ConnectionFailure(error).reason)
        case HTTPParserError.invalidEOFState: cause = .lost("it hung up in the midst of its answer")
        default: cause = ConnectionFailure(error)
        }
    }
}

extension ConnectionFailure {
    /// The system's words, where there are some.
    fileprivate var reason: String {
        switch self {
        case .unreachable(let why), .lost(let why): why
        default: description
        }
    }
}
