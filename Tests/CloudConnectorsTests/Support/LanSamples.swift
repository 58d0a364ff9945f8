@testable import CloudConnectors
@testable import Connectivity

/// Announcements for tests that need no network.
enum LanSamples {
    static let id = "1000abcdef"
    static let key = "a1b2c3d4-0000-4444-8888-0123456789ab"
    static let place = EWeLinkLanPlace(host: "192.168.2.40", port: 8081)
    static let subnet = Subnet(address: IPv4Address(bits: 0xC0A8_020C), mask: IPv4Address(bits: 0xFFFF_FF00))

    static func sighting(_ strings: [String], instance: String = "eWeLink_\(id)", place: EWeLinkLanPlace = place) -> ServiceSighting {
        ServiceSighting(
            service: "_ewelink._tcp", instance: instance, host: "x.local", port: place.port,
            ipv4: [IPv4Address(place.host)].compactMap { $0 }, ipv6: [], text: ServiceText(strings.map { Array($0.utf8) }),
            interface: "eth0", subnets: [subnet])
    }

    static func plain(_ seq: Int, _ data: String, place: EWeLinkLanPlace = place) -> EWeLinkAnnouncement? {
        EWeLinkAnnouncement(sighting(["id=\(id)", "type=diy_plug", "seq=\(seq)", "data1=\(data)"], place: place))
    }

    static func sealed(_ seq: Int, _ data: String, key: String = key, place: EWeLinkLanPlace = place) -> EWeLinkAnnouncement? {
        guard let sealed = EWeLinkCipher(devicekey: key).seal(Array(data.utf8), iv: Array(repeating: UInt8(seq & 0xFF), count: 16))
        else { return nil }
        return EWeLinkAnnouncement(sighting(
            ["id=\(id)", "type=plug", "seq=\(seq)", "encrypt=true", "iv=\(sealed.iv)", "data1=\(sealed.data)"], place: place))
    }
}
