/// How discovery fares, for the owner's page and the log.
package struct DiscoveryStatus: Sendable, Equatable {
    /// What mDNS is doing.
    package enum MDNS: Sendable, Equatable {
        /// Switched off by the settings.
        case off
        /// Being registered, or waiting: the text says for what.
        case waiting(String)
        /// Registered with the system's daemon.
        case daemon
        /// Registered by our own responder.
        case embedded

        /// One word, or `waiting: ` and the reason.
        package var description: String {
            switch self {
            case .off: "off"
            case .waiting(let reason): "waiting: \(reason)"
            case .daemon: "daemon"
            case .embedded: "embedded"
            }
        }
    }

    /// What SSDP is doing.
    package enum SSDP: Sendable, Equatable {
        /// Switched off by the settings.
        case off
        /// Not announced anywhere: the text says why.
        case waiting(String)
        /// Announced.
        case running

        /// One word, or `waiting: ` and the reason.
        package var description: String {
            switch self {
            case .off: "off"
            case .waiting(let reason): "waiting: \(reason)"
            case .running: "running"
            }
        }
    }

    /// Way of mDNS in use.
    package var mdns: MDNS = .off
    /// Instance name as registered, after any renaming; nil while nothing is registered.
    package var instanceName: String?
    /// State of SSDP.
    package var ssdp: SSDP = .off
    /// Interfaces SSDP is announced on, as `name address`.
    package var ssdpInterfaces: [String] = []
    /// Searches answered since the start.
    package var answered = 0
    /// Searches for us that were not answered: not on-link, over a limit, or unusable sender.
    package var dropped = 0

    /// Nothing is running yet.
    package init() {}
}

/// A part of the status that has changed; services send news, `DiscoveryService` keeps the whole.
enum DiscoveryNews: Sendable, Equatable {
    case mdns(DiscoveryStatus.MDNS, instanceName: String?)
    case ssdp(DiscoveryStatus.SSDP, interfaces: [String])
    case searches(answered: Int, dropped: Int)
}

extension DiscoveryStatus {
    mutating func apply(_ news: DiscoveryNews) {
        switch news {
        case .mdns(let state, let name):
            mdns = state
            instanceName = name
        case .ssdp(let state, let interfaces):
            ssdp = state
            ssdpInterfaces = interfaces
        case .searches(let answered, let dropped):
            self.answered = answered
            self.dropped = dropped
        }
    }
}
