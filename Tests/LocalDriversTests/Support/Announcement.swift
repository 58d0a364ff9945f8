@testable import Connectivity
import RawSockets

/// A service that announces itself by multicast DNS on loopback, at a port of the test's.
struct Announcement {
    private let socket: GroupSocket
    private let records: [DNSRecord]

    init?(_ service: String, instance: String, host: String, port: Int, text: [String] = [], mdns: Int) {
        guard let socket = GroupSocket(port: mdns) else { return nil }
        self.socket = socket
        let kind = DNSName(service + ".local")
        let (name, place) = (kind.prefixed(instance), DNSName(host + ".local"))
        records = [
            DNSRecord(name: kind, seconds: 4500, data: .pointer(name)),
            DNSRecord(
                name: name, isFlushing: true, seconds: 120,
                data: .service(priority: 0, weight: 0, port: UInt16(clamping: port), host: place)),
            DNSRecord(name: name, isFlushing: true, seconds: 4500, data: .text(text.map { Array($0.utf8) })),
            DNSRecord(name: place, isFlushing: true, seconds: 120, data: .ipv4(IPv4Address(bits: 0x7F00_0001))),
        ]
    }

    func announce() throws { socket.send(try DNSMessage(isResponse: true, answers: records).bytes()) }
}
