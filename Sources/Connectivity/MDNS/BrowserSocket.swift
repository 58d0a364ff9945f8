import NIOCore

/// What reaches the loop of a browser.
enum BrowserEvent: Sendable {
    case packet(bytes: [UInt8], interface: Int)
    /// Time has passed.
    case moment
    case closed
}

/// The socket of a browser. Its port is shared with other programs that speak multicast DNS: each gets its copy of what goes to
/// the group. What goes to this machine alone would reach only one of them, which is why nothing asks for such answers, and why
/// the socket is bound to the group's address: the system then gives it nothing else, and takes nothing from the others.
struct BrowserSocket: Sendable {
    /// Hops of a packet; anything else is thrown away by some (RFC 6762 §11).
    private static let timeToLive: UInt8 = 255

    private let channel: any Channel
    private let group: IPv4Address
    private let port: Int
    let events: AsyncStream<BrowserEvent>
    let sink: AsyncStream<BrowserEvent>.Continuation

    /// - Throws: `ConnectionFailure.badAddress`, or NIO's error when the port cannot be bound.
    static func open(_ browser: ServiceBrowser) async throws -> BrowserSocket {
        // NIO traps on a number that does not fit.
        guard 1...65_535 ~= browser.port else { throw ConnectionFailure.badAddress("port \(browser.port)") }
        let (events, sink) = AsyncStream<BrowserEvent>.makeStream(bufferingPolicy: .bufferingNewest(256))
        let inlet = DatagramInlet { datagram in
            guard let event = heard(datagram, by: browser) else { return }
            sink.yield(event)
        } onClose: {
            sink.yield(.closed)
        }
        // A sender is no group: what is sent has the address that `send` names.
        let channel = try await DatagramSocket.bind(
            browser.group.description, port: browser.port, [.sharesPort, .tellsWay], inlet)
        let socket = BrowserSocket(channel: channel, group: browser.group, port: browser.port, events: events, sink: sink)
        do {
            try await socket.prepare()
        } catch {
            await socket.close()
            throw error
        }
        return socket
    }

    /// Packets that went to the group and come from the port of multicast DNS; others are to be ignored (RFC 6762 §6, §11).
    private static func heard(_ datagram: Datagram, by browser: ServiceBrowser) -> BrowserEvent? {
        guard datagram.sender.port == browser.port, let way = datagram.way, IPv4Address(way.destination) == browser.group
        else { return nil }
        return .packet(bytes: datagram.bytes, interface: way.interface)
    }

    private func prepare() async throws {
        guard let provider = channel as? any SocketOptionProvider else { return }
        try await provider.setIPMulticastTTL(Self.timeToLive).get()
        // Services on this machine are services, too.
        try await provider.setIPMulticastLoop(1).get()
    }

    /// Hears the group on this interface.
    func join(_ interface: NetworkInterface) async throws {
        try await GroupRequest.membership(in: group, of: interface).apply(.ip_add_membership, to: channel)
    }

    /// Stops hearing it; of an interface that is gone the kernel may already have forgotten it.
    func leave(_ interface: NetworkInterface) async {
        try? await GroupRequest.membership(in: group, of: interface).apply(.ip_drop_membership, to: channel)
    }

    /// Speaks to the group on this interface. To be called by one at a time.
    func send(_ bytes: [UInt8], on interface: NetworkInterface) async throws {
        guard let address = interface.subnets.first?.address else { return }
        try await GroupRequest.sending(from: address, on: interface).apply(.ip_multicast_if, to: channel)
        let remote = try SocketAddress(ipAddress: group.description, port: port)
        try await channel.writeAndFlush(AddressedEnvelope(remoteAddress: remote, data: ByteBuffer(bytes: bytes)))
    }

    func close() async {
        sink.finish()
        try? await channel.close()
    }
}
