package import BridgeServer
package import Discovery
package import HomeModel
package import Logging

/// The settings of a bridge, checked and in the types of their meaning.
package struct ServeSettings: Sendable {
    /// Directory of everything that is kept, and of the control socket.
    package var data: String
    /// Whether the directory was asked for, as opposed to being the usual one.
    package var dataIsGiven: Bool
    /// Keep nothing.
    package var ephemeral: Bool
    /// Address to listen at; `nil` for all.
    package var bind: String?
    /// Port of HTTP.
    package var http: PortWish
    /// Port of HTTPS.
    package var https: PortWish
    /// Address to put into discovery in place of the bound one.
    package var advertise: String?
    /// Name of the bridge; `nil` to keep the one it has.
    package var name: String?
    /// The bridge's time zone.
    package var timeZone: TimeZoneWish
    /// What apps that come may see and do, unless a press says otherwise.
    package var defaultGrant: Grant
    /// Hardware address to show; `nil` to keep the one it has.
    package var mac: MACAddress?
    /// Bridge id to show; `nil` for the one that follows from the hardware address.
    package var bridgeID: String?
    /// The model of bridge to play.
    package var profile: BridgeProfile
    /// File with a home to begin with.
    package var homeFile: String?
    /// How to be found by mDNS.
    package var mdns: MDNSMode
    /// Whether to be found by SSDP.
    package var ssdp: Bool
    /// What to log.
    package var logLevel: Logger.Level
    /// File to write when the bridge is ready.
    package var readyFile: String?
    /// The link button.
    package var linkButton: LinkButton
    /// Networks that may speak to the bridge besides private ones.
    package var allowNetworks: [AddressNetwork]
    /// Names by which the bridge may be asked for besides its own.
    package var allowHosts: [String]
    /// Origins of web pages that may speak to the bridge.
    package var allowOrigins: Set<String>

    /// Which time zone to be in.
    package enum TimeZoneWish: Sendable, Hashable {
        /// The one it has; at first that of this machine.
        case kept
        /// None, as a bridge fresh from the shop.
        case none
        /// This one, by its IANA name.
        case named(String)
    }

    /// Which port to listen at.
    package enum PortWish: Sendable, Hashable {
        /// This one and no other; 0 for any that is free.
        case exactly(Int)
        /// The first, or the second if the first cannot be had.
        case preferably(Int, otherwise: Int)
    }
}
