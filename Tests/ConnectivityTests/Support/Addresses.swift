import Connectivity

func ip(_ text: String) -> IPv4Address {
    IPv4Address(text) ?? IPv4Address(bits: 0)
}

func interface(_ name: String, _ index: Int, _ addresses: String..., mask: String = "255.255.255.0") -> NetworkInterface {
    NetworkInterface(
        name: name, index: index, isLoopback: name == "lo", subnets: addresses.map { Subnet(address: ip($0), mask: ip(mask)) }
    )
}
