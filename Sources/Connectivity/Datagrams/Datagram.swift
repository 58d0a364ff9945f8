import NIOCore
import NIOPosix

/// One packet, with whoever sent it.
package struct Datagram: Sendable, Hashable {
    /// What it says.
    package let bytes: [UInt8]
    /// Who sent it.
    package let sender: DatagramAddress
    /// The kernel's number of the interface by which it came, and the address that it was sent to; `nil` unless the socket was
    /// asked to tell.
    let way: Way?

    struct Way: Sendable, Hashable {
        let interface: Int
        let destination: String
    }
}

/// Where datagrams are sent to.
package struct DatagramAddress: Sendable, Hashable, CustomStringConvertible {
    /// An IP address.
    package let host: String
    /// 1…65535; 0 for one that cannot be answered.
    package let port: Int
    private let socket: SocketAddress

    /// Reads an address.
    ///
    /// - Parameters:
    ///   - ip: an IPv4 or IPv6 address.
    ///   - port: 1…65535.
    /// - Throws: `ConnectionFailure.badAddress`.
    package init(ip: String, port: Int) throws(ConnectionFailure) {
        // NIO traps on a number that does not fit.
        guard 1...65_535 ~= port, let socket = try? SocketAddress(ipAddress: ip, port: port) else {
            throw .badAddress("\(ip):\(port)")
        }
        self.init(socket)
    }

    init(_ socket: SocketAddress) {
        host = socket.ipAddress ?? ""
        port = socket.port ?? 0
        self.socket = socket
    }

    /// Looks up a host.
    ///
    /// - Parameters:
    ///   - host: an IP address, or a name.
    ///   - port: 1…65535.
    /// - Throws: `ConnectionFailure`: why it is none, or is not known.
    package static func resolve(_ host: String, port: Int) async throws -> DatagramAddress {
        if let address = try? DatagramAddress(ip: host, port: port) { return address }
        guard 1...65_535 ~= port else { throw ConnectionFailure.badAddress("\(host):\(port)") }
        do {
            // The system's resolver blocks, which is not for the threads that all others share.
            return DatagramAddress(try await NIOThreadPool.singleton.runIfActive {
                try SocketAddress.makeAddressResolvingHost(host, port: port)
            })
        } catch {
            throw ConnectionFailure.unreachable("no address is known for \(host)")
        }
    }

    var socketAddress: SocketAddress { socket }

    package var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
