extension Grammar {
    mutating func newSensor() -> Wish? {
        guard wantsMore(memory.virtualSensors.count) else { return removal(of: memory.virtualSensors.map(\.id), "sensors") }
        let type = chance.pick(SensorGrammar.states.keys.sorted())
        let number = chance.int(1...9999)
        let body: Value = [
            "name": name(), "type": .text(type), "modelid": "FUZZ01", "manufacturername": "The fuzzer",
            "swversion": "1.\(chance.int(0...9))", "uniqueid": "fuzz-\(1000 + number)",
        ]
        return Wish("POST", "/sensors", body
            .with("state", maybe(40, state(of: type))).with("config", maybe(40, setup(of: type)))
            .with("recycle", maybe(30, true)))
    }

    mutating func sensorState() -> Wish? {
        guard let sensor = chance.any(memory.virtualSensors) else { return nil }
        return Wish("PUT", "/sensors/\(sensor.id)/state", state(of: sensor.type))
    }

    mutating func sensorSetup() -> Wish? {
        guard let sensor = chance.any(memory.sensors) else { return nil }
        if sensor.type != "Daylight", chance.percent(30) { return Wish("PUT", "/sensors/\(sensor.id)", ["name": name()]) }
        return Wish("PUT", "/sensors/\(sensor.id)/config", setup(of: sensor.type))
    }

    private mutating func state(of type: String) -> Value {
        let attributes = SensorGrammar.states[type] ?? []
        let told = attributes.prefix(chance.int(1...max(attributes.count, 1)))
        return told.reduce(.object([])) { state, attribute in state.with(attribute.name, value(in: attribute.range)) }
    }

    mutating func value(in range: SensorGrammar.Range) -> Value {
        switch range {
        case .bool: .bool(chance.percent(50))
        // Small numbers come often, so that conditions on them hold now and then.
        case .int(let least, let most): chance.percent(50) ? .int(min(max(chance.int(0...3), least), most)) : near(least, most)
        }
    }

    private mutating func setup(of type: String) -> Value {
        let parts: [(String, Value)] = switch type {
        case "Daylight":
            [
                ("lat", "052.3702N"), ("long", "004.8895E"), ("sunriseoffset", near(-120, 120)),
                ("sunsetoffset", near(-120, 120)),
            ]
        case "ZLLSwitch": [("on", true), ("alert", "none")]
        case "ZLLPresence": [("ledindication", true), ("usertest", .bool(chance.percent(50))), ("sensitivity", near(0, 2))]
        case "ZLLTemperature": [("alert", "select"), ("ledindication", false)]
        case "ZLLLightLevel": [("tholddark", near(0, 65_535)), ("tholdoffset", near(1, 65_534))]
        case "CLIPLightLevel": [("tholddark", near(0, 65_535)), ("tholdoffset", near(1, 65_534)), ("battery", near(0, 100))]
        default: [("on", .bool(chance.percent(80))), ("battery", near(0, 100)), ("reachable", true), ("url", "none")]
        }
        return chance.some(parts, 1...3).reduce(.object([])) { $0.with($1.0, $1.1) }
    }
}
