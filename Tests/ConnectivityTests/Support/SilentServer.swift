import Foundation

/// Something that listens at a free port of loopback. The system accepts connections for it; it says on each what it was given
/// and then, if it is to, hangs up; else it says nothing more.
final class SilentServer: Sendable {
    let port: Int
    private let socket: Int32

    /// - Parameters:
    ///   - words: what to say to whoever connects first; `nil` to not even look.
    init(saying words: String? = nil, thenHangingUp: Bool = false) throws {
        socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listening = socket
        port = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listening, address, length)
                listen(listening, 16)
                getsockname(listening, address, &length)
            }
            return Int(UInt16(bigEndian: pointer.pointee.sin_port))
        }
        guard let words else { return }
        Thread.detachNewThread {
            let peer = accept(listening, nil, nil)
            var heard = [UInt8](repeating: 0, count: 65_536)
            _ = recv(peer, &heard, heard.count, 0)
            _ = send(peer, words, words.utf8.count, Int32(MSG_NOSIGNAL))
            if thenHangingUp { close(peer) }
        }
    }

    deinit {
        close(socket)
    }
}
