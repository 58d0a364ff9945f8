import Connectivity

/// What is registered by either way of mDNS (Docs/Discovery.md §2).
struct MDNSAnnouncement: Sendable, Equatable {
    /// Where it is published.
    enum Scope: Sendable, Equatable {
        /// Everywhere but on these interfaces (loopback).
        case everywhere(except: [String])
        /// On one interface alone.
        case only(name: String, index: Int)
    }

    static let serviceType = "_hue._tcp"

    let instanceName: String
    let hostName: String
    let port: UInt16
    /// `key=value` strings in the order they have on the wire.
    let txt: [String]
    /// Published for the host instead of the interfaces' own addresses.
    let address: IPv4Address?
    let scope: Scope

    init(_ advertisement: Advertisement, scope: Scope) {
        instanceName = advertisement.instanceName
        hostName = advertisement.hostName
        port = UInt16(clamping: advertisement.httpsPort)
        txt = ["bridgeid=\(advertisement.bridgeID.lowercased())", "modelid=\(advertisement.modelID)"]
        address = advertisement.advertisedAddress.flatMap { IPv4Address($0) }
        self.scope = scope
    }
}

/// Why a way of mDNS is not there.
struct MDNSFailure: Error, Equatable, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}

/// One way of mDNS. Like a driver it has one verb and does not retry: the chooser decides what comes next.
protocol MDNSResponder: Sendable {
    /// Registers and stays registered until cancelled, then takes the registration back (goodbye) and returns.
    ///
    /// - Parameter registered: called with the instance name whenever it has been registered, under whatever name.
    /// - Throws: when it cannot register, or no longer is.
    func run(_ announcement: MDNSAnnouncement, registered: @escaping @Sendable (String) -> Void) async throws(MDNSFailure)
}

/// A responder in another process, which may be away.
protocol MDNSDaemon: MDNSResponder {
    /// Whether it answers just now. Registers nothing.
    func answers() async -> Bool
}
