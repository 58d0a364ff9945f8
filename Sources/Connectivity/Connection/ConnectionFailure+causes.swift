import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import NIOWebSocket

extension ConnectionFailure {
    /// What an error of the libraries below means.
    init(_ error: any Error) {
        switch error {
        case let known as ConnectionFailure: self = known
        case let error as HTTPClientError: self.init(error)
        case let error as NIOConnectionError: self = .unreachable(Self.words(of: error))
        case let error as NIOSSLError: self = Self.broken(error)
        case is NIOSSLExtraError, is BoringSSLError: self = .untrusted("\(error)")
        case let error as IOError: self = .unreachable(Self.words(of: error))
        case ChannelError.connectTimeout: self = .timedOut
        case is NIOTooManyBytesError, NIOWebSocketError.invalidFrameLength: self = .tooLong
        case let error as NIOWebSocketError: self = .notUnderstood("\(error)")
        case is HTTPParserError: self = .notUnderstood("\(error)")
        default: self = .lost("\(error)")
        }
    }

    private init(_ error: HTTPClientError) {
        switch error {
        case .deadlineExceeded, .connectTimeout, .readTimeout, .tlsHandshakeTimeout: self = .timedOut
        case .invalidURL, .emptyHost, .emptyScheme, .missingSocketPath: self = .badAddress("\(error)")
        case .remoteConnectionClosed, .cancelled, .alreadyShutdown: self = .lost("\(error)")
        default: self = .notUnderstood("\(error)")
        }
    }

    /// A peer that hangs up in the middle of a handshake or of a message is not one that lies.
    private static func broken(_ error: NIOSSLError) -> ConnectionFailure {
        switch error {
        case .uncleanShutdown: .lost("it hung up")
        default: .untrusted("\(error)")
        }
    }

    private static func words(of error: NIOConnectionError) -> String {
        if let first = error.connectionErrors.first { return words(of: first.error) }
        return "no address is known for \(error.host)"
    }

    private static func words(of error: any Error) -> String {
        (error as? IOError).map { words(of: $0) } ?? "\(error)"
    }

    private static func words(of error: IOError) -> String {
        String(cString: strerror(error.errnoCode)).lowercased()
    }
}
