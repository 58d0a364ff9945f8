package import HomeModel

/// A sensor as v1 shows it (Docs/HueV1.md §12).
package struct SensorObject: Sendable {
    let sensor: Sensor
    /// The device it belongs to; the bridge's own sensor and those of apps have none.
    let device: Device?
    let type: SensorType
    private let home: Home

    /// Makes the object of a sensor.
    package init(_ sensor: Sensor, in home: Home) {
        self.sensor = sensor
        self.home = home
        device = home.devices[sensor.owner]
        type = SensorType(of: sensor, on: device)
    }

    /// What kind of sensor it is, as v1 calls it.
    package var typeName: String { type.rawValue }

    /// Writes the object.
    package func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("state", object: writeState)
            if let virtual = sensor.virtual {
                write(virtual, to: &writer)
            } else if let device {
                write(device, to: &writer)
            } else {
                writeDaylight(to: &writer)
            }
        }
    }

    private func write(_ device: Device, to writer: inout JSONWriter) {
        writer.member("swupdate", object: { update in
            update.member("state", "noupdates")
            update.member("lastinstall", orNull: nil)
        })
        writer.member("config", object: { writeConfig(of: device, to: &$0) })
        writer.member("name", sensor.name)
        writer.member("type", type.rawValue)
        writer.member("modelid", device.product.model)
        writer.member("manufacturername", device.product.manufacturer)
        writer.member("productname", sensor.productName(of: device.product))
        writer.member("swversion", device.product.softwareVersion)
        writer.member("uniqueid", UniqueID.sensor(sensor, device: device, in: home))
        writer.member("capabilities", object: { writeCapabilities(of: device, to: &$0) })
    }

    /// A sensor that an app made, by its app's word.
    private func write(_ virtual: VirtualSensor, to writer: inout JSONWriter) {
        writer.member("config", object: { writeConfig(of: virtual, to: &$0) })
        writer.member("name", sensor.name)
        writer.member("type", type.rawValue)
        writer.member("modelid", virtual.model)
        writer.member("manufacturername", virtual.manufacturer)
        writer.member("swversion", virtual.softwareVersion)
        writer.member("uniqueid", virtual.uniqueID)
        writer.member("recycle", virtual.isDisposable)
    }

    /// Sensor 1 of every bridge: whether the sun is up, if the bridge was told where it stands (Docs/HueV1.md §12.2).
    private func writeDaylight(to writer: inout JSONWriter) {
        writer.member("config", object: { config in
            config.member("on", sensor.isEnabled)
            config.member("configured", sensor.settings.daylight != nil)
            config.member("sunriseoffset", sensor.settings.sunriseOffset)
            config.member("sunsetoffset", sensor.settings.sunsetOffset)
        })
        writer.member("name", sensor.name)
        writer.member("type", type.rawValue)
        writer.member("modelid", "PHDL00")
        writer.member("manufacturername", "Philips")
        writer.member("swversion", "1.0")
    }
}

extension Sensor {
    /// The three parts of the maker's own motion sensor have product names of their own.
    fileprivate func productName(of product: Product) -> String {
        guard product.name == "Hue motion sensor" else { return product.name }
        return switch reading {
        case .temperature: "Hue temperature sensor"
        case .lightLevel: "Hue ambient light sensor"
        default: product.name
        }
    }
}
