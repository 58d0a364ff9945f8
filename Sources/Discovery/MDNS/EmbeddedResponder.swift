import CAvahiCore
import Glibc

/// mDNS by avahi's core in our own process, for machines without a daemon.
struct EmbeddedResponder: MDNSResponder {
    private let stopLimit: Duration

    init(stopLimit: Duration) {
        self.stopLimit = stopLimit
    }

    func run(_ announcement: MDNSAnnouncement, registered: @escaping @Sendable (String) -> Void) async throws(MDNSFailure) {
        try await LibraryThread.run("mdns.embedded", stopLimit: stopLimit) { (stop) throws(MDNSFailure) in
            try EmbeddedConversation(announcement, registered: registered).keep(until: stop)
        }
    }
}

/// One life of the core, wholly on one thread: avahi's plain poll loop, with the stop signal among its descriptors.
private final class EmbeddedConversation {
    private let announcement: MDNSAnnouncement
    private let records: EmbeddedRecords

    init(_ announcement: MDNSAnnouncement, registered: @escaping (String) -> Void) {
        self.announcement = announcement
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
        while records.failure == nil {
            let result = avahi_simple_poll_iterate(loop, -1)
            if result > 0 { return }
            if result < 0, errno != EINTR { throw MDNSFailure("poll: errno \(errno)") }
        }
        if let failure = records.failure { throw failure }
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
        config.publish_addresses = announcement.address == nil ? 1 : 0
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
