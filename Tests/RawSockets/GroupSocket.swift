import Foundation
import NIOCore

/// A UDP socket on loopback that hears a multicast group and speaks to it from the group's port, as a device's would.
/// Its calls do not wait.
package final class GroupSocket: Sendable {
    private let socket: Int32
    private let group: String
    private let port: Int

    /// Joins a group on loopback; nil when the system will not.
    ///
    /// - Parameter isLoud: whether it also speaks from the group's port; others speak from one of their own.
    package init?(group: String = "224.0.0.251", port: Int, isLoud: Bool = true) {
        self.group = group
        self.port = port
        socket = Foundation.socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
        var yes: Int32 = 1
        setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, 4)
        setsockopt(socket, SOL_SOCKET, SO_REUSEPORT, &yes, 4)
        var loopback = inet_addr("127.0.0.1")
        setsockopt(socket, Int32(IPPROTO_IP), IP_MULTICAST_IF, &loopback, 4)
        guard withAddress("0.0.0.0", isLoud ? port : 0, { Foundation.bind(socket, $0, $1) }) == 0 else { return nil }
        var request = [inet_addr(group), loopback]
        guard setsockopt(socket, Int32(IPPROTO_IP), IP_ADD_MEMBERSHIP, &request, 8) == 0 else { return nil }
    }

    deinit {
        close(socket)
    }

    /// Speaks to the group, or to one host.
    package func send(_ bytes: [UInt8], to host: String? = nil) {
        _ = withAddress(host ?? group, port) { Int32(clamping: sendto(socket, bytes, bytes.count, 0, $0, $1)) }
    }

    /// The next packet, or nil when there is none just now.
    package func receive() -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 9000)
        let count = recv(socket, &buffer, buffer.count, Int32(MSG_DONTWAIT))
        return count > 0 ? Array(buffer[..<count]) : nil
    }

    private func withAddress(_ host: String, _ port: Int, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32? {
        guard case .v4(let v4) = try? SocketAddress(ipAddress: host, port: port) else { return nil }
        return withUnsafePointer(to: v4.address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
        }
    }
}
