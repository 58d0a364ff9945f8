import Connectivity
@testable import Discovery

extension Advertisement {
    /// The bridge of the documentation's examples.
    static let sample = Advertisement(
        instanceName: "Hue Bridge - 2496FE", hostName: "0017882496fe", bridgeID: "001788FFFE2496FE",
        mac: "00:17:88:24:96:fe", modelID: "BSB002", server: "Hue/1.0 UPnP/1.0 IpBridge/1.66.0", httpPort: 80, httpsPort: 443
    )
}

func ip(_ text: String) -> IPv4Address {
    IPv4Address(text) ?? IPv4Address(bits: 0)
}

func interface(_ name: String, _ index: Int, _ addresses: String..., mask: String = "255.255.255.0") -> NetworkInterface {
    NetworkInterface(
        name: name, index: index, isLoopback: name == "lo", subnets: addresses.map { Subnet(address: ip($0), mask: ip(mask)) }
    )
}

func search(
    _ target: String = "ssdp:all", man: String = "\"ssdp:discover\"", wait: String? = "3", from source: String = "192.168.2.20",
    port: Int = 50000, to destination: String = SSDPMessages.group, index: Int = 2
) -> SSDPDatagram {
    var text = "M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nMAN: \(man)\r\n"
    if let wait { text += "MX: \(wait)\r\n" }
    text += "ST: \(target)\r\n\r\n"
    return SSDPDatagram(
        bytes: Array(text.utf8), source: ip(source), sourcePort: port, destination: ip(destination), interfaceIndex: index
    )
}

/// Chance that repeats itself: the same seed, the same bytes.
struct Dice {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next(below limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
    }
}
