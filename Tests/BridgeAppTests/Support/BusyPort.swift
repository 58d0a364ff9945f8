import Glibc

/// A port of loopback at which somebody listens, for as long as it is held.
final class BusyPort {
    let port: Int
    private let descriptor: Int32

    init() {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        name.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        withUnsafeMutablePointer(to: &name) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                _ = bind(descriptor, $0, length)
                _ = listen(descriptor, 1)
                _ = getsockname(descriptor, $0, &length)
            }
        }
        self.descriptor = descriptor
        port = Int(UInt16(bigEndian: name.sin_port))
    }

    deinit { close(descriptor) }

    /// A port that was free a moment ago.
    static func free() -> Int { BusyPort().port }
}
