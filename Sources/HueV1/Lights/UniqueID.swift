import HomeModel

/// The string by which clients tell lights and sensors apart for good (Docs/HueV1.md §7.7, §12.6).
enum UniqueID {
    /// A light: the device's radio address and an endpoint, 0b for the first light.
    static func light(_ light: Light, device: Device?) -> String {
        address(of: device, or: light.owner) + "-" + UInt8(truncatingIfNeeded: 0x0B + light.index).hex
    }

    /// A sensor: the device's radio address, an endpoint and the cluster that senses. The endpoint is 02, and counts up
    /// where a device senses the same thing more than once. A tap has neither.
    static func sensor(_ sensor: Sensor, device: Device?, in home: Home) -> String {
        if let device, device.isTap { return address(of: device, or: sensor.owner) + "-f2" }
        let earlier = device?.sensors.prefix { $0 != sensor.id }.compactMap { home.sensors[$0] } ?? []
        let endpoint = UInt8(truncatingIfNeeded: 2 + earlier.count { $0.cluster == sensor.cluster })
        return address(of: device, or: sensor.owner) + "-" + endpoint.hex + "-" + sensor.cluster
    }

    /// A device without a radio address gets one in its place that follows from its id.
    private static func address(of device: Device?, or id: ResourceID) -> String {
        device?.hardwareAddress ?? id.bytes.prefix(8).map(\.hex).joined(separator: ":")
    }
}

extension Sensor {
    fileprivate var cluster: String {
        switch reading {
        case .motion: "0406"
        case .temperature: "0402"
        case .lightLevel: "0400"
        case .buttons, .rotation: "fc00"
        case .contact: "0500"
        case .humidity: "0405"
        case .daylight, .presence, .flag, .status, .switchCode: "0000"
        }
    }
}
