import CAvahiCore

/// What is published through avahi's core, and under which names; obeys its callbacks, all on one thread.
final class EmbeddedRecords {
    /// Why it cannot go on; looked at after every turn of the loop.
    private(set) var failure: MDNSFailure?

    private let announcement: MDNSAnnouncement
    private let registered: (String) -> Void
    private var instanceName: String
    private var hostName: String
    private var service: OpaquePointer?
    private var address: OpaquePointer?

    init(_ announcement: MDNSAnnouncement, registered: @escaping (String) -> Void) {
        self.announcement = announcement
        self.registered = registered
        instanceName = announcement.instanceName
        hostName = announcement.hostName
    }

    static func text(_ code: Int32) -> String {
        avahi_strerror(code).map { String(cString: $0) } ?? "error \(code)"
    }

    /// The first call comes from within `avahi_server_new`.
    static let serverChanged: AvahiServerCallback = { server, state, context in
        guard let server, let context else { return }
        let records = Unmanaged<EmbeddedRecords>.fromOpaque(context).takeUnretainedValue()
        switch state {
        case AVAHI_SERVER_RUNNING: records.publish(on: server)
        case AVAHI_SERVER_COLLISION: records.renameHost(on: server)
        case AVAHI_SERVER_REGISTERING: records.withdrawService()
        case AVAHI_SERVER_FAILURE: records.fail(avahi_server_errno(server))
        default: break
        }
    }

    private static let serviceChanged: AvahiSEntryGroupCallback = { server, _, state, context in
        guard let server, let context else { return }
        let records = Unmanaged<EmbeddedRecords>.fromOpaque(context).takeUnretainedValue()
        switch state {
        case AVAHI_ENTRY_GROUP_ESTABLISHED:
            records.registered(records.instanceName)
        case AVAHI_ENTRY_GROUP_COLLISION:
            records.instanceName = records.alternative(records.instanceName, avahi_alternative_service_name)
            records.publish(on: server)
        case AVAHI_ENTRY_GROUP_FAILURE:
            records.fail(avahi_server_errno(server))
        default: break
        }
    }

    private static let addressChanged: AvahiSEntryGroupCallback = { server, _, state, context in
        guard let server, let context, state == AVAHI_ENTRY_GROUP_COLLISION else { return }
        Unmanaged<EmbeddedRecords>.fromOpaque(context).takeUnretainedValue().renameHost(on: server)
    }

    private func publish(on server: OpaquePointer) {
        let context = Unmanaged.passUnretained(self).toOpaque()
        if let own = announcement.address {
            address = address ?? avahi_s_entry_group_new(server, Self.addressChanged, context)
            publish(own, on: server)
        }
        service = service ?? avahi_s_entry_group_new(server, Self.serviceChanged, context)
        guard let service else { return fail(avahi_server_errno(server)) }
        avahi_s_entry_group_reset(service)
        // The list grows at its head, so the last string goes in first.
        var txt: UnsafeMutablePointer<AvahiStringList>?
        for string in announcement.txt.reversed() { txt = avahi_string_list_add(txt, string) }
        defer { avahi_string_list_free(txt) }
        let code = avahi_server_add_service_strlst(
            server, service, AvahiIfIndex(AVAHI_IF_UNSPEC), AvahiProtocol(AVAHI_PROTO_UNSPEC),
            AvahiPublishFlags(0), instanceName, MDNSAnnouncement.serviceType, nil, nil, announcement.port, txt
        )
        guard code >= 0 else { return fail(code) }
        commit(service)
    }

    private func publish(_ own: IPv4Address, on server: OpaquePointer) {
        guard let address, avahi_s_entry_group_is_empty(address) != 0 else { return }
        var value = AvahiAddress()
        guard avahi_address_parse("\(own)", AvahiProtocol(AVAHI_PROTO_INET), &value) != nil else { return }
        let code = avahi_server_add_address(
            server, address, AvahiIfIndex(AVAHI_IF_UNSPEC), AvahiProtocol(AVAHI_PROTO_UNSPEC),
            AVAHI_PUBLISH_NO_REVERSE, "\(hostName).local", &value
        )
        guard code >= 0 else { return fail(code) }
        commit(address)
    }

    private func renameHost(on server: OpaquePointer) {
        hostName = alternative(hostName, avahi_alternative_host_name)
        if let address { avahi_s_entry_group_reset(address) }
        withdrawService()
        // With addresses of our own choice the server has no host records to probe and is running already.
        if announcement.address != nil { return publish(on: server) }
        let code = avahi_server_set_host_name(server, hostName)
        if code < 0 { fail(code) }
    }

    private func withdrawService() {
        if let service { avahi_s_entry_group_reset(service) }
    }

    private func commit(_ group: OpaquePointer) {
        let code = avahi_s_entry_group_commit(group)
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
