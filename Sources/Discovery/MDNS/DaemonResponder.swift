import CDNSSD
import Glibc

/// mDNS through the system's avahi daemon, by the `dns_sd.h` interface.
///
/// The SRV record names the daemon's own host, as every service of that machine does.
struct DaemonResponder: MDNSDaemon {
    private let stopLimit: Duration

    init(stopLimit: Duration) {
        self.stopLimit = stopLimit
    }

    func run(_ announcement: MDNSAnnouncement, registered: @escaping @Sendable (String) -> Void) async throws(MDNSFailure) {
        try await LibraryThread.run("mdns.daemon", stopLimit: stopLimit) { (stop) throws(MDNSFailure) in
            try DaemonRegistration(registered: registered).keep(announcement, until: stop)
        }
    }

    func answers() async -> Bool {
        let found = try? await LibraryThread.run("mdns.probe", stopLimit: stopLimit) { (_) throws(MDNSFailure) in
            DaemonRegistration.probe()
        }
        return found ?? false
    }
}

/// One conversation with the daemon, wholly on one thread.
private final class DaemonRegistration {
    private let registered: (String) -> Void
    private var isRegistered = false
    private var failure: MDNSFailure?

    init(registered: @escaping (String) -> Void) {
        self.registered = registered
    }

    func keep(_ announcement: MDNSAnnouncement, until stop: StopSignal) throws(MDNSFailure) {
        let library = try DNSSDLibrary.shared.get()
        var service: DNSServiceRef?
        let txt = announcement.txt.flatMap { [UInt8($0.utf8.count)] + $0.utf8 }
        let code = library.register(
            &service, 0, announcement.interfaceIndex, announcement.instanceName, MDNSAnnouncement.serviceType, nil, nil,
            announcement.port.bigEndian, UInt16(txt.count), txt, Self.reply, Unmanaged.passUnretained(self).toOpaque()
        )
        guard code == kDNSServiceErr_NoError, let service else { throw MDNSFailure("daemon does not answer (\(code))") }
        // Giving the reference back withdraws the service: the daemon says goodbye for us.
        defer { library.deallocate(service) }
        try attend(service, of: library, until: stop)
    }

    private func attend(_ service: DNSServiceRef, of library: DNSSDLibrary, until stop: StopSignal) throws(MDNSFailure) {
        var watched = [
            pollfd(fd: library.descriptor(service), events: Int16(POLLIN), revents: 0),
            pollfd(fd: stop.descriptor, events: Int16(POLLIN), revents: 0),
        ]
        while true {
            let ready = poll(&watched, 2, -1)
            if ready < 0, errno != EINTR { throw MDNSFailure("poll: errno \(errno)") }
            if watched[1].revents != 0 { return }
            if ready > 0, watched[0].revents != 0 {
                let code = library.process(service)
                if let failure { throw failure }
                if code != kDNSServiceErr_NoError { throw MDNSFailure("daemon has gone (\(code))") }
            }
        }
    }

    private static let reply: DNSServiceRegisterReply = { _, _, code, name, _, _, context in
        guard let context else { return }
        let registration = Unmanaged<DaemonRegistration>.fromOpaque(context).takeUnretainedValue()
        if code == kDNSServiceErr_NoError {
            registration.isRegistered = true
            registration.registered(name.map { String(cString: $0) } ?? "")
        } else {
            let what = registration.isRegistered ? "has gone" : "refuses"
            registration.failure = MDNSFailure("daemon \(what) (\(code))")
        }
    }

    /// Browsing is the lightest thing the library offers that needs the daemon; it is given up at once.
    static func probe() -> Bool {
        guard case .success(let library) = DNSSDLibrary.shared else { return false }
        var browser: DNSServiceRef?
        let code = library.browse(&browser, 0, 0, MDNSAnnouncement.serviceType, nil, { _, _, _, _, _, _, _, _ in }, nil)
        guard code == kDNSServiceErr_NoError, let browser else { return false }
        library.deallocate(browser)
        return true
    }
}

extension MDNSAnnouncement {
    /// 0 is the library's word for every interface.
    fileprivate var interfaceIndex: UInt32 {
        switch scope {
        case .everywhere: 0
        case .only(_, let index): UInt32(index)
        }
    }
}
