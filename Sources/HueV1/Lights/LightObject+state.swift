import HomeModel

extension JSONWriter {
    mutating func write(_ point: ColorXY) {
        array { pair in
            pair.number(point.x)
            pair.number(point.y)
        }
    }

    /// Writes the members of a state: of a light, or of a group's last action, which has neither mode nor reachability.
    mutating func write(_ state: LightState, mode: String?, isReachable: Bool?) {
        member("on", state.on)
        if let brightness = state.brightness { member("bri", brightness.v1) }
        if let color = state.color?.hueSaturation {
            member("hue", color.v1Hue)
            member("sat", color.v1Saturation)
            member("effect", state.effect.v1)
        }
        if let point = state.color?.xy {
            key("xy")
            write(point)
        }
        if let mirek = state.color?.mirek { member("ct", mirek.value) }
        member("alert", state.alert.v1)
        if let color = state.color { member("colormode", color.mode.v1) }
        if let mode { member("mode", mode) }
        if let isReachable { member("reachable", isReachable) }
    }
}
