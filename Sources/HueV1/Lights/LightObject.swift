package import HomeModel

/// A light as v1 shows it, with the keys of a current bridge in its order (Docs/HueV1.md §7.1). What makes no sense for
/// a light is absent.
package struct LightObject: Sendable {
    private let light: Light
    private let device: Device?
    private let isStreaming: Bool

    /// Makes the object of a light and the device it belongs to.
    package init(_ light: Light, device: Device?, isStreaming: Bool = false) {
        self.light = light
        self.device = device
        self.isStreaming = isStreaming
    }

    /// What v1 calls this type of light.
    package var typeName: String { light.typeName(isPlug: device?.product.archetype == "plug") }

    /// Writes the object.
    package func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("state") { state in
                let mode = isStreaming ? "streaming" : "homeautomation"
                state.write(light.state, mode: mode, isReachable: device?.isReachable ?? false)
            }
            writer.member("swupdate") { update in
                update.member("state", "noupdates")
                update.member("lastinstall", orNull: nil)
            }
            writer.member("type", typeName)
            writer.member("name", light.name)
            if let product = device?.product { write(product, to: &writer) }
        }
    }

    private func write(_ product: Product, to writer: inout JSONWriter) {
        writer.member("modelid", product.model)
        writer.member("manufacturername", product.manufacturer)
        writer.member("productname", product.name)
        writer.member("capabilities") { capabilities in
            capabilities.member("certified", true)
            capabilities.member("control") { writeControl(product, to: &$0) }
            capabilities.member("streaming") { streaming in
                streaming.member("renderer", light.abilities.gamut != nil)
                streaming.member("proxy", product.streams)
            }
        }
        writer.member("config") { config in
            config.member("archetype", product.archetype.replacing("_", with: ""))
            config.member("function", product.function)
            config.member("direction", product.direction)
            config.member("startup") { startup in
                startup.member("mode", light.startup.v1)
                startup.member("configured", true)
            }
        }
        writer.member("uniqueid", UniqueID.light(light, device: device))
        writer.member("swversion", product.softwareVersion)
        if let configuration = product.configurationID { writer.member("swconfigid", configuration) }
        if let id = product.productID { writer.member("productid", id) }
    }

    private func writeControl(_ product: Product, to control: inout JSONWriter) {
        if let level = product.minDimLevel { control.member("mindimlevel", level) }
        if let lumen = product.maxLumen { control.member("maxlumen", lumen) }
        if let gamut = light.abilities.gamut {
            control.member("colorgamuttype", gamut.kind.rawValue)
            control.list("colorgamut", { corners in
                for corner in [gamut.red, gamut.green, gamut.blue] { corners.write(corner) }
            })
        }
        if let range = light.abilities.temperatures {
            control.member("ct") { ct in
                ct.member("min", range.coldest.value)
                ct.member("max", range.warmest.value)
            }
        }
    }
}

extension Light {
    /// What v1 calls a light with these abilities (Docs/HueV1.md §7.2).
    fileprivate func typeName(isPlug: Bool) -> String {
        switch (abilities.dims, abilities.temperatures != nil, abilities.gamut != nil) {
        case (_, true, true): "Extended color light"
        case (_, false, true): "Color light"
        case (_, true, false): "Color temperature light"
        case (true, false, false): isPlug ? "Dimmable plug-in unit" : "Dimmable light"
        case (false, false, false): isPlug ? "On/Off plug-in unit" : "On/Off light"
        }
    }
}

extension LightStartup {
    var v1: String {
        switch self {
        case .safety: "safety"
        case .powerFailure: "powerfail"
        case .lastState: "lastonstate"
        case .custom: "custom"
        }
    }
}
