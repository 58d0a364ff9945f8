import Connectivity

/// The exact texts of SSDP (Docs/Discovery.md §3). Header order and case are those of a real bridge.
struct SSDPMessages: Sendable {
    /// Group every message is about; HOST names port 1900 whatever port we listen on.
    static let group = "239.255.255.250"

    private let advertisement: Advertisement

    init(_ advertisement: Advertisement) {
        self.advertisement = advertisement
    }

    /// One of the three faces of the device.
    struct Triple: Equatable {
        let type: String
        let usn: String
    }

    /// Root device, the device's uuid, its type. The last USN has no `::urn…`, as on a real bridge.
    var triples: [Triple] {
        let uuid = advertisement.uuid
        return [
            Triple(type: "upnp:rootdevice", usn: uuid + "::upnp:rootdevice"),
            Triple(type: uuid, usn: uuid),
            Triple(type: "urn:schemas-upnp-org:device:basic:1", usn: uuid),
        ]
    }

    /// Whether a search for this target is for us; never a matter of case.
    func answers(_ target: String) -> Bool {
        let accepted = triples.map(\.type) + ["ssdp:all", "libhue:idl"]
        return accepted.contains(target.lowercased())
    }

    /// The three answers to a search, whatever was sought.
    func replies(at address: IPv4Address) -> [String] {
        triples.map { triple in
            Self.message("HTTP/1.1 200 OK", [Self.host, "EXT:"] + body(at: address) + [
                bridgeID, "ST: \(triple.type)", "USN: \(triple.usn)",
            ])
        }
    }

    /// One round of presence: every triple twice in a row.
    func alive(at address: IPv4Address) -> [String] {
        twice { triple in
            [Self.host] + body(at: address) + ["NTS: ssdp:alive", bridgeID, "NT: \(triple.type)", "USN: \(triple.usn)"]
        }
    }

    /// The last word; needs no address.
    func byebye() -> [String] {
        twice { triple in [Self.host, "NTS: ssdp:byebye", "NT: \(triple.type)", "USN: \(triple.usn)"] }
    }

    private static let host = "HOST: 239.255.255.250:1900"
    private var bridgeID: String { "hue-bridgeid: \(advertisement.bridgeID)" }

    private func body(at address: IPv4Address) -> [String] {
        let host = advertisement.advertisedAddress ?? address.description
        return [
            "CACHE-CONTROL: max-age=100",
            "LOCATION: http://\(host):\(advertisement.httpPort)/description.xml",
            "SERVER: \(advertisement.server)",
        ]
    }

    private func twice(_ headers: (Triple) -> [String]) -> [String] {
        triples.flatMap { triple in
            let notify = Self.message("NOTIFY * HTTP/1.1", headers(triple))
            return [notify, notify]
        }
    }

    private static func message(_ start: String, _ headers: [String]) -> String {
        ([start] + headers).map { $0 + "\r\n" }.joined() + "\r\n"
    }
}
