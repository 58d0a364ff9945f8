package import BridgeCore
import HomeModel

extension WLEDDevice {
    /// It in the home's terms.
    package var described: BackendDevice {
        let name = info.shownName
        let description = DeviceDescription(
            key: DeviceKey(driver: Self.driver, identity: identity), name: name, product: info.product,
            lights: segments.map { abilities(of: $0).ofLight }, lightIndices: isDivided ? segments.map(\.id) : nil,
            lightNames: lightNames(name))
        let readings = segments.map { (isDivided ? $0.id : 0, reading($0)) }
        return BackendDevice(description: description, isReachable: true, lights: Dictionary(readings) { first, _ in first })
    }

    /// Segments are called as their owner did, or by their number.
    private func lightNames(_ device: String) -> [Int: String]? {
        guard isDivided else { return nil }
        let names = segments.map { ($0.id, ResourceName.fit($0.name) ?? ResourceName.part("\($0.id + 1)", of: device)) }
        return Dictionary(names) { first, _ in first }
    }

    /// How a light is set.
    func reading(_ segment: WLEDSegment) -> LightReading {
        let able = abilities(of: segment)
        var reading = color(of: segment, able)
        reading.on = isOn && segment.isOn
        if able.ofLight.dims { reading.brightness = BrightnessScale.byte.brightness(Double(isDivided ? segment.level : level)) }
        if able.colors { reading.effect = WLEDEffect.reading(segment.effect) }
        return reading
    }

    /// A segment with both colours and a white shows the white when its colour is black.
    private func color(of segment: WLEDSegment, _ able: WLEDAbilities) -> LightReading {
        if able.tones, !able.colors || segment.rgb?.xy() == nil {
            return LightReading(mirek: segment.tone.map(WLEDTone.mirek))
        }
        guard able.colors, let rgb = segment.rgb else { return LightReading() }
        return able.tones ? LightReading(xy: rgb.xy()) : (colors[segment.id] ?? ColorMemory()).reading(rgb)
    }

    /// Whether a light is on, as far as is known.
    func isOn(_ index: Int) -> Bool { segment(index).map(reading)?.on == true }
}
