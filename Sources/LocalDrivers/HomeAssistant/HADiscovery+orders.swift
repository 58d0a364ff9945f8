package import BridgeCore
package import Connectivity
package import HomeModel

extension HADiscovery {
    /// What is sent for an order. A light that never says how it is set is taken to be set so from now on.
    package mutating func messages(for action: LightAction, at lamps: [LightAddress]) -> [MQTTMessage] {
        var messages: [MQTTMessage] = []
        for lamp in lamps {
            guard let lights = members[lamp.identity]?.lights, lights.indices.contains(lamp.index),
                let entity = entities[lights[lamp.index]], let light = entity.lamp
            else { continue }
            let own = light.messages(for: action, entity.light)
            messages += own
            if light.isOptimistic, !own.isEmpty { assume(action, of: light, lamp, entity.key) }
        }
        return messages
    }

    private mutating func assume(_ action: LightAction, of light: any HALamp, _ lamp: LightAddress, _ key: String) {
        var reading = action.assumed
        let abilities = light.abilities
        if !abilities.dims { reading.brightness = nil }
        if abilities.gamut == nil { reading.xy = nil }
        if let range = abilities.temperatures { reading.mirek = reading.mirek.map { range.clamp($0) } } else { reading.mirek = nil }
        entities[key]?.light.merge(reading)
        assumed.append(.light(lamp, reading))
        alarms[.assumed] = now
    }
}
