import Glibc

/// A plain UDP socket on loopback, as another program's would be.
final class UDPClient: Sendable {
    private let descriptor: Int32
    private static let group = "239.255.255.250"

    /// - Parameter listening: the port whose group messages are to be heard; nil for an ordinary client.
    init?(listening port: UInt16? = nil) {
        descriptor = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
        var yes: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, 4)
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEPORT, &yes, 4)
        var loopback = inet_addr("127.0.0.1")
        setsockopt(descriptor, Int32(IPPROTO_IP), IP_MULTICAST_IF, &loopback, 4)
        guard bindTo(port) else { return nil }
        if port != nil {
            var request = [inet_addr(Self.group), inet_addr("127.0.0.1")]
            guard setsockopt(descriptor, Int32(IPPROTO_IP), IP_ADD_MEMBERSHIP, &request, 8) == 0 else { return nil }
        }
    }

    deinit {
        close(descriptor)
    }

    func send(_ bytes: [UInt8], to port: UInt16, group isGroup: Bool = true) {
        withAddress(isGroup ? Self.group : "127.0.0.1", port) { _ = sendto(descriptor, bytes, bytes.count, 0, $0, $1) }
    }

    /// The next message, or nil when there is none just now.
    func receive() -> String? {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
        return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
    }

    private func bindTo(_ port: UInt16?) -> Bool {
        withAddress(port == nil ? "127.0.0.1" : "0.0.0.0", port ?? 0) { bind(descriptor, $0, $1) } == 0
    }

    private func withAddress<Result>(_ host: String, _ port: UInt16, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        inet_pton(AF_INET, host, &address.sin_addr)
        return withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
        }
    }
}
