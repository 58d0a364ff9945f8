package import Logging
import NIOCore
import NIOPosix

/// Finds services on the network by multicast DNS and follows what they say of themselves, without any other program's help
/// and beside others that do the same (Docs/Decisions/0013).
package struct ServiceBrowser: Sendable {
    /// Time between two looks at the network interfaces.
    static let interfacePeriod = Duration.milliseconds(1500)

    let interfaces: InterfaceSelection
    let port: Int
    let group: IPv4Address
    let clock: ConnectionClock
    let chance: @Sendable () -> Double
    let logger: Logger
    let scan: @Sendable () -> [NetworkInterface]

    /// Makes a browser, which sends nothing before it runs.
    ///
    /// - Parameters:
    ///   - interfaces: where to listen and ask; nothing is sent anywhere else.
    ///   - port: UDP port, 1…65535; all but tests use 5353.
    ///   - group: the multicast group.
    ///   - clock: tells the time.
    ///   - chance: a number in 0..<1.
    ///   - logger: for what the owner should know.
    package init(
        interfaces: InterfaceSelection, port: Int = 5353, group: IPv4Address = ServiceBrowser.usualGroup, clock: ConnectionClock,
        chance: @escaping @Sendable () -> Double, logger: Logger
    ) {
        self.interfaces = interfaces
        self.port = port
        self.group = group
        self.clock = clock
        self.chance = chance
        self.logger = logger
        scan = { interfaces.choose(from: InterfaceScan.all()) }
    }

    /// 224.0.0.251, where multicast DNS is spoken (RFC 6762 §3).
    package static let usualGroup = IPv4Address(bits: 0xE000_00FB)

    /// Browses until the task is cancelled.
    ///
    /// - Parameters:
    ///   - services: kinds of services, as in `_http._tcp`.
    ///   - hear: is told what is new, one after the other. While it takes its time, up to 256 packets wait; of more the oldest
    ///     are lost, and made up for by what is asked later.
    /// - Throws: `ConnectionFailure` when the port cannot be had or the socket is no more; `CancellationError`.
    package func run(services: [String], hear: @escaping @Sendable (ServiceNews) async -> Void) async throws {
        let socket: BrowserSocket
        do {
            socket = try await BrowserSocket.open(self)
        } catch {
            throw ConnectionFailure(error)
        }
        do {
            try await BrowserRun(browser: self, socket: socket, services: services, hear: hear).run()
        } catch {
            await socket.close()
            throw error
        }
    }
}
