import Foundation
import HomeModel
import HueV1
import NIOCore

/// What this machine knows of its network.
enum LocalNetwork {
    /// An interface that can carry a bridge.
    struct Interface: Sendable, Hashable {
        let name: String
        let address: String
        let netmask: String
    }

    /// The interface the bridge shows: the one with the bound address, else the first with an IPv4 address that is not
    /// the loopback, else the loopback.
    static func chosen(bind: String?) -> Interface {
        let all = interfaces()
        let loopback = Interface(name: "lo", address: "127.0.0.1", netmask: "255.0.0.0")
        if let bind, let bound = all.first(where: { $0.address == bind }) { return bound }
        return all.first { !$0.address.hasPrefix("127.") } ?? loopback
    }

    /// The network as the configuration shows it.
    static func shown(bind: String?) -> V1Network {
        let interface = chosen(bind: bind)
        return V1Network(
            address: interface.address, netmask: interface.netmask,
            gateway: defaultGateway(routes: try? String(contentsOfFile: "/proc/net/route", encoding: .utf8)) ?? "0.0.0.0")
    }

    /// The hardware address of an interface; `nil` for one that has none, such as the loopback.
    static func hardwareAddress(of interface: Interface) -> MACAddress? {
        let path = "/sys/class/net/\(interface.name)/address"
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
        let address = MACAddress(text.trimmingCharacters(in: .whitespacesAndNewlines))
        return address?.octets.contains { $0 != 0 } == true ? address : nil
    }

    private static func interfaces() -> [Interface] {
        let devices = (try? NIOCore.System.enumerateDevices()) ?? []
        return devices.compactMap { device in
            guard case .v4 = device.address, let address = device.address?.ipAddress else { return nil }
            return Interface(
                name: device.name, address: address, netmask: device.netmask?.ipAddress ?? "255.255.255.0")
        }
    }

    /// The router of the default route, from the kernel's table, which writes addresses as little-endian hex. Its
    /// mask tells it from a tunnel's route to half of all addresses.
    static func defaultGateway(routes: String?) -> String? {
        for line in (routes ?? "").split(separator: "\n").dropFirst() {
            let columns = line.split(separator: "\t").map { $0.trimmingCharacters(in: .whitespaces) }
            guard columns.count > 7, columns[1] == "00000000", columns[7] == "00000000",
                let gateway = UInt32(columns[2], radix: 16)
            else { continue }
            return (0..<4).map { String(gateway >> (8 * UInt32($0)) & 255) }.joined(separator: ".")
        }
        return nil
    }
}
