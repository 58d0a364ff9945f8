import CAvahiCore
import Connectivity
import Glibc

/// mDNS by avahi's core in our own process, for machines without a daemon.
struct EmbeddedResponder: MDNSResponder {
    private let stopLimit: Duration
    private let scan: @Sendable () -> [NetworkInterface]

    /// - Parameter scan: the interfaces whose addresses are published; asked again and again.
    init(stopLimit: Duration, scan: @escaping @Sendable () -> [NetworkInterface]) {
        self.stopLimit = stopLimit
        self.scan = scan
    }

    func run(_ announcement: MDNSAnnouncement, registered: @escaping @Sendable (String) -> Void) async throws(MDNSFailure) {
        try await LibraryThread.run("mdns.embedded", stopLimit: stopLimit) { (stop) throws(MDNSFailure) in
            try EmbeddedConversation(announcement, scan: scan, registered: registered).keep(until: stop)
        }
    }
}

/// One life of the core, wholly on one thread: avahi's plain poll loop, with the stop signal among its descriptors.
private final class EmbeddedConversation {
    private let announcement: MDNSAnnouncement
    private let scan: () -> [NetworkInterface]
    private let records: EmbeddedRecords
    /// Longest turn of the loop, in milliseconds: a new address is to be found within 3 s, probing takes one of them.
    private static let turn: Int32 = 1000

    init(_ announcement: MDNSAnnouncement, scan: @escaping () -> [NetworkInterface], registered: @escaping (String) -> Void) {
        self.announcement = announcement
        self.scan = scan
        records = EmbeddedRecords(announcement, registered: registered)
    }

    func keep(until stop: StopSignal) throws(MDNSFailure) {
        AvahiLog.takeOver()
        guard let loop = avahi_simple_poll_new() else { throw MDNSFailure("no poll loop") }
        defer { avahi_simple_poll_free(loop) }
        guard let api = avahi_simple_poll_get(loop) else { throw MDNSFailure("no poll loop") }

        let watch = api.pointee.watch_new(
            api, stop.descriptor, AVAHI_WATCH_IN,
            { _, _, _, loop in avahi_simple_poll_quit(OpaquePointer(loop)) }, UnsafeMutableRawPointer(loop)
        )
        defer { api.pointee.watch_free(watch) }

        let server = try start(on: api)
        // Freeing the server sends the goodbyes before it returns.
        defer { avahi_server_free(server) }
        while true {
            records.publish(HostAddress.list(for: announcement, on: scan()), on: server)
            if let failure = records.failure { throw failure }
            let result = avahi_simple_poll_iterate(loop, Self.turn)
            if result > 0 { return }
            if result < 0, errno != EINTR { throw MDNSFailure("poll: errno \(errno)") }
        }
    }

    private func start(on api: UnsafePointer<AvahiPoll>) throws(MDNSFailure) -> OpaquePointer {
        var config = AvahiServerConfig()
        avahi_server_config_init(&config)
        defer { avahi_server_config_free(&config) }
        config.host_name = avahi_strdup(announcement.hostName)
        config.use_ipv4 = 1
        config.use_ipv6 = 1
        config.publish_hinfo = 0
        config.publish_workstation = 0
        config.publish_domain = 0
        // We publish them ourselves: the core would add reverse records, which belong to the machine's own name
        // and would make a daemon on this machine rename the machine.
        config.publish_addresses = 0
        switch announcement.scope {
        case .everywhere(let except):
            for name in except { config.deny_interfaces = avahi_string_list_add(config.deny_interfaces, name) }
        case .only(let name, _):
            config.allow_interfaces = avahi_string_list_add(config.allow_interfaces, name)
        }
        var code: Int32 = 0
        let server = avahi_server_new(
            api, &config, EmbeddedRecords.serverChanged, Unmanaged.passUnretained(records).toOpaque(), &code
        )
        guard let server else { throw MDNSFailure("avahi core: \(EmbeddedRecords.text(code))") }
        return server
    }
}
