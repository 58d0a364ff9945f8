import Connectivity
import HomeModel
@testable import LocalDrivers

/// The shapes in which converters of Zigbee2MQTT 2.x expose what devices are, for made-up models of every sort.
enum Exposed {
    /// A light: its level, its range of temperatures, and how it tells colours, where it has them. All names of one with several
    /// parts end in the part's.
    static func light(
        level: Bool = true, mireds: ClosedRange<Int>? = nil, colors: [String] = [], part: String? = nil
    ) -> JSONValue {
        var features = [state(part: part)]
        if level { features.append(number("brightness", access: 7, most: 254, part: part)) }
        features += mireds.map { [number("color_temp", access: 7, least: $0.lowerBound, most: $0.upperBound, part: part)] } ?? []
        features += colors.map { color($0, part: part) }
        return whole("light", features, part: part)
    }

    /// A switch, whose name may be another than `state` where it is a setting.
    static func plug(_ property: String = "state", access: Int = 7, part: String? = nil) -> JSONValue {
        whole("switch", [state(property, access: access, part: part)], part: part)
    }

    /// Something that holds others, such as a lock or a thermostat.
    static func whole(_ type: String, _ features: [JSONValue], part: String? = nil) -> JSONValue {
        var whole: [String: JSONValue] = ["type": .string(type), "features": .array(features)]
        whole["endpoint"] = part.map { .string($0) }
        return .object(whole)
    }

    static func flag(_ name: String, yes: JSONValue = true, no: JSONValue = false, part: String? = nil) -> JSONValue {
        leaf("binary", name, access: 1, part: part, ["value_on": yes, "value_off": no])
    }

    static func number(
        _ name: String, unit: String? = nil, access: Int = 1, least: Int? = nil, most: Int? = nil, part: String? = nil
    ) -> JSONValue {
        var more: [String: JSONValue] = [:]
        more["unit"] = unit.map { .string($0) }
        more["value_min"] = least.map { .int(Int64($0)) }
        more["value_max"] = most.map { .int(Int64($0)) }
        return leaf("numeric", name, access: access, part: part, more)
    }

    static func choice(_ name: String, _ values: [String], access: Int = 1) -> JSONValue {
        leaf("enum", name, access: access, part: nil, ["values": .array(values.map { .string($0) })])
    }

    private static func state(_ property: String = "state", access: Int = 7, part: String?) -> JSONValue {
        let words: [String: JSONValue] = ["value_on": "ON", "value_off": "OFF", "value_toggle": "TOGGLE"]
        return leaf("binary", "state", property, access: access, part: part, words)
    }

    private static func color(_ way: String, part: String?) -> JSONValue {
        let axes = way == "xy" ? ["x", "y"] : ["hue", "saturation"]
        return leaf(
            "composite", "color_" + way, "color", access: 7, part: part,
            ["features": .array(axes.map { leaf("numeric", $0, access: 7, part: nil, [:]) })])
    }

    private static func leaf(
        _ type: String, _ name: String, _ property: String? = nil, access: Int, part: String?, _ more: [String: JSONValue]
    ) -> JSONValue {
        let suffix = part.map { "_" + $0 } ?? ""
        var leaf: [String: JSONValue] = [
            "type": .string(type), "name": .string(name), "label": .string(name.uppercased()),
            "property": .string((property ?? name) + suffix), "access": .int(Int64(access)), "description": "…",
        ]
        leaf["endpoint"] = part.map { .string($0) }
        return .object(leaf.merging(more) { $1 })
    }
}

extension Z2MExposes {
    /// All of it in short words, to compare with.
    var summary: String {
        let lights = self.lights.map { light in
            guard !light.isSwitch else { return "plug" }
            let range = light.abilities.temperatures.map { "\($0.coldest.value)-\($0.warmest.value)" }
            return ([light.abilities.dims ? "dim" : "on", range, light.abilities.gamut.map { _ in light.speaksXY ? "xy" : "hs" }])
                .compactMap(\.self).joined(separator: "+")
        }
        let buttons = actions.buttons.isEmpty ? [] : ["buttons:" + actions.buttons.joined(separator: ",")]
        let all = lights + senses.map { "\($0.kind)" } + buttons + (actions.turns ? ["dial"] : [])
        return all.joined(separator: " ")
    }
}
