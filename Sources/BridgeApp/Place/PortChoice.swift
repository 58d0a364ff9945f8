import Glibc
import HomeModel
import NIOCore

/// Finds a port that can be had, before the server is started.
struct PortChoice: Sendable, Hashable {
    /// The port to listen at; 0 for any that is free.
    let port: Int
    /// Why it is not the preferred one, in words; `nil` if it is.
    let reason: String?

    /// Tries the ports of a wish in turn.
    ///
    /// - Throws: `SettingsError` with one line for the owner when none can be had.
    init(_ wish: ServeSettings.PortWish, what: String, at address: String) throws(SettingsError) {
        switch wish {
        case .exactly(let port):
            if let problem = Self.problem(with: port, at: address) {
                throw SettingsError("\(what) port \(port) cannot be had: \(problem)")
            }
            (self.port, reason) = (port, nil)
        case .preferably(let first, let second):
            guard let problem = Self.problem(with: first, at: address) else {
                (port, reason) = (first, nil)
                return
            }
            if let worse = Self.problem(with: second, at: address) {
                throw SettingsError(
                    "neither \(what) port \(first) (\(problem)) nor port \(second) (\(worse)) can be had; choose one with --\(what.lowercased())-port")
            }
            (port, reason) = (second, "\(what) is on port \(second), because port \(first) cannot be had: \(problem)")
        }
    }

    /// What is in the way of listening at a port, in words; `nil` if nothing is.
    private static func problem(with port: Int, at address: String) -> String? {
        let isV6 = address.contains(":")
        let descriptor = socket(isV6 ? AF_INET6 : AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return words(errno) }
        defer { close(descriptor) }
        var yes: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        let bound = isV6 ? bindV6(descriptor, address, port) : bindV4(descriptor, address, port)
        guard bound == 0, listen(descriptor, 1) == 0 else { return words(errno) }
        return nil
    }

    private static func bindV4(_ descriptor: Int32, _ address: String, _ port: Int) -> Int32 {
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        name.sin_port = in_port_t(UInt16(port).bigEndian)
        guard inet_pton(AF_INET, address, &name.sin_addr) == 1 else { return unknownAddress() }
        return withUnsafePointer(to: &name) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }

    private static func bindV6(_ descriptor: Int32, _ address: String, _ port: Int) -> Int32 {
        var name = sockaddr_in6()
        name.sin6_family = sa_family_t(AF_INET6)
        name.sin6_port = in_port_t(UInt16(port).bigEndian)
        let parts = address.split(separator: "%", maxSplits: 1).map(String.init)
        if parts.count == 2 { name.sin6_scope_id = if_nametoindex(parts[1]) }
        guard let literal = parts.first, inet_pton(AF_INET6, literal, &name.sin6_addr) == 1,
            parts.count == 1 || name.sin6_scope_id != 0
        else { return unknownAddress() }
        return withUnsafePointer(to: &name) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in6>.size))
            }
        }
    }

    /// Fails as the system does for an address of another machine, since `inet_pton` itself says no reason.
    private static func unknownAddress() -> Int32 {
        errno = EADDRNOTAVAIL
        return -1
    }

    private static func words(_ code: Int32) -> String {
        switch code {
        case EACCES, EPERM: "only root may listen there"
        case EADDRINUSE: "another program listens there"
        case EADDRNOTAVAIL: "the address is not one of this machine"
        default: String(cString: strerror(code))
        }
    }

    /// Whether this machine speaks IPv6, so that listening at `::` reaches both kinds of clients.
    ///
    /// The server has its address looked up, and the system does not give out `::` while no interface but the loopback
    /// has an address of that kind and one has an IPv4 address. There is no such client then either.
    static var speaksIPv6: Bool {
        guard (try? SocketAddress.makeAddressResolvingHost("::", port: 0)) != nil else { return false }
        let descriptor = socket(AF_INET6, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return bindV6(descriptor, "::1", 0) == 0
    }
}
