import CAvahiCore

/// What is published through avahi's core, and under which names; obeys its callbacks, all on one thread.
///
/// Host and service are two groups, so that the one can change without the other being withdrawn.
final class EmbeddedRecords {
    /// Why it cannot go on; looked at after every turn of the loop.
    private(set) var failure: MDNSFailure?

    private let announcement: MDNSAnnouncement
    private let registered: (String) -> Void
    private var instanceName: String
    private var hostName: String
    private var addresses: [HostAddress] = []
    private var service: OpaquePointer?
    private var host: OpaquePointer?

    init(_ announcement: MDNSAnnouncement, registered: @escaping (String) -> Void) {
        self.announcement = announcement
        self.registered = registered
        instanceName = announcement.instanceName
        hostName = announcement.hostName
    }

    static func text(_ code: Int32) -> String {
        avahi_strerror(code).map { String(cString: $0) } ?? "error \(code)"
    }

    /// The first call comes from within `avahi_server_new`. There are no host records of the core's own, so
    /// it neither probes nor collides.
    static let serverChanged: AvahiServerCallback = { server, state, context in
        guard let server, let context else { return }
        let records = Unmanaged<EmbeddedRecords>.fromOpaque(context).takeUnretainedValue()
        switch state {
        case AVAHI_SERVER_RUNNING: records.publishService(on: server)
        case AVAHI_SERVER_FAILURE: records.fail(avahi_server_errno(server))
        default: break
        }
    }

    /// Publishes these addresses for the host unless they are published already.
    func publish(_ addresses: [HostAddress], on server: OpaquePointer) {
        guard addresses != self.addresses else { return }
        self.addresses = addresses
        publishHost(on: server)
    }

    private static let serviceChanged: AvahiSEntryGroupCallback = { server, _, state, context in
        guard let server, let context else { return }
        let records = Unmanaged<EmbeddedRecords>.fromOpaque(context).takeUnretainedValue()
        switch state {
        case AVAHI_ENTRY_GROUP_ESTABLISHED:
            records.registered(records.instanceName)
        case AVAHI_ENTRY_GROUP_COLLISION:
            records.instanceName = records.alternative(records.instanceName, avahi_alternative_service_name)
            records.publishService(on: server)
        case AVAHI_ENTRY_GROUP_FAILURE:
            records.fail(avahi_server_errno(server))
        default: break
        }
    }

    private static let hostChanged: AvahiSEntryGroupCallback = { server, _, state, context in
        guard let server, let context, state == AVAHI_ENTRY_GROUP_COLLISION else { return }
        let records = Unmanaged<EmbeddedRecords>.fromOpaque(context).takeUnretainedValue()
        records.hostName = records.alternative(records.hostName, avahi_alternative_host_name)
        records.publishHost(on: server)
        records.publishService(on: server)
    }

    private func publishService(on server: OpaquePointer) {
        guard let group = emptied(&service, on: server, Self.serviceChanged) else { return }
        // The list grows at its head and is written from its tail: what goes in first is first on the wire.
        var txt: UnsafeMutablePointer<AvahiStringList>?
        for string in announcement.txt { txt = avahi_string_list_add(txt, string) }
        defer { avahi_string_list_free(txt) }
        check(
            avahi_server_add_service_strlst(
                server, group, AvahiIfIndex(AVAHI_IF_UNSPEC), AvahiProtocol(AVAHI_PROTO_UNSPEC), AvahiPublishFlags(0),
                instanceName, MDNSAnnouncement.serviceType, nil, "\(hostName).local", announcement.port, txt
            )
        )
        check(avahi_s_entry_group_commit(group))
    }

    private func publishHost(on server: OpaquePointer) {
        guard let group = emptied(&host, on: server, Self.hostChanged), !addresses.isEmpty else { return }
        for entry in addresses {
            var value = AvahiAddress()
            avahi_address_parse("\(entry.address)", AvahiProtocol(AVAHI_PROTO_INET), &value)
            let interface = entry.interfaceIndex.map { AvahiIfIndex($0) } ?? AvahiIfIndex(AVAHI_IF_UNSPEC)
            check(
                avahi_server_add_address(
                    server, group, interface, AvahiProtocol(AVAHI_PROTO_UNSPEC), AVAHI_PUBLISH_NO_REVERSE,
                    "\(hostName).local", &value
                )
            )
        }
        check(avahi_s_entry_group_commit(group))
    }

    private func emptied(
        _ group: inout OpaquePointer?, on server: OpaquePointer, _ callback: AvahiSEntryGroupCallback
    ) -> OpaquePointer? {
        group = group ?? avahi_s_entry_group_new(server, callback, Unmanaged.passUnretained(self).toOpaque())
        guard let group else {
            fail(avahi_server_errno(server))
            return nil
        }
        avahi_s_entry_group_reset(group)
        return group
    }

    private func check(_ code: Int32) {
        if code < 0 { fail(code) }
    }

    private func fail(_ code: Int32) {
        failure = MDNSFailure("avahi core: \(Self.text(code))")
    }

    private func alternative(_ name: String, _ next: (UnsafePointer<CChar>?) -> UnsafeMutablePointer<CChar>?) -> String {
        guard let text = next(name) else { return name }
        defer { avahi_free(text) }
        return String(cString: text)
    }
}
