import Foundation
import NIOCore

/// A TCP connection to loopback that sends and reads exactly what it is told.
///
/// It blocks, so its work is done with ``offPool(_:)``: the server under test needs the threads of Swift's pool.
/// Reading gives up after fifteen seconds, so a server that fails to close fails the test instead of hanging it.
package final class RawClient: Sendable {
    private let socket: Int32

    /// Why there is no connection.
    package enum Failure: Error {
        /// The system's number for it.
        case cannotConnect(Int32)
    }

    /// Connects to a port of loopback.
    ///
    /// - Parameter receiveBuffer: a small one makes a client that soon has no room for its answer.
    package init(port: Int, receiveBuffer: Int32? = nil) throws {
        socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var patience = timeval(tv_sec: 15, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        if var receiveBuffer {
            setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, socklen_t(MemoryLayout<Int32>.size))
        }
        let address = try SocketAddress(ipAddress: "127.0.0.1", port: port)
        guard case .v4(let v4) = address else { throw Failure.cannotConnect(EAFNOSUPPORT) }
        let result = withUnsafePointer(to: v4.address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Foundation.connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw Failure.cannotConnect(errno) }
    }

    /// Sends what it can; a connection the server has closed is no error here.
    package func send(_ text: String) {
        send(Array(text.utf8))
    }

    /// Sends what it can of some bytes.
    package func send(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    /// How a connection went on.
    package enum Ending: Equatable, Sendable {
        case closed, reset, stillOpen
    }

    /// Reads until the server ends the connection.
    package func readToEnd() -> (text: String, ending: Ending) {
        var bytes: [UInt8] = []
        while true {
            switch receive() {
            case .success(let some) where some.isEmpty: return (String(decoding: bytes, as: UTF8.self), .closed)
            case .success(let some): bytes += some
            case .failure(let error):
                let ending = error.code == .ECONNRESET || error.code == .EPIPE ? Ending.reset : .stillOpen
                return (String(decoding: bytes, as: UTF8.self), ending)
            }
        }
    }

    /// Reads until the connection ends, in whichever way, and gives every byte.
    package func bytesToEnd() -> [UInt8] {
        var bytes: [UInt8] = []
        while case .success(let some) = receive(), !some.isEmpty { bytes += some }
        return bytes
    }

    /// Reads until the text has come, or nothing more does.
    package func read(until text: String) -> String {
        var bytes: [UInt8] = []
        while !String(decoding: bytes, as: UTF8.self).contains(text) {
            guard case .success(let some) = receive(), !some.isEmpty else { break }
            bytes += some
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    deinit {
        close(socket)
    }

    func receive() -> Result<[UInt8], POSIXError> {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = recv(socket, &buffer, buffer.count, 0)
        guard count >= 0 else { return .failure(POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)) }
        return .success(Array(buffer.prefix(count)))
    }
}

/// Does blocking work on a thread of its own.
package func offPool<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread { continuation.resume(with: Result(catching: work)) }
    }
}
