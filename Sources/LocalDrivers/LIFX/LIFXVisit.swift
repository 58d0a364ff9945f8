import BridgeCore
import HomeModel

/// One connection with a LIFX device: takes its orders to it, and asks it how it is.
actor LIFXVisit {
    /// A step of the walk around the colours, in parts of the wheel, and how long it takes.
    private static let loopStep: UInt16 = 65_535 / 12
    private static let loopTime = Duration.seconds(5)

    let line: LIFXLine
    let world: World
    let errands = LanErrands()
    var figure: LIFXFigure
    private(set) var isLooping = false
    /// How many orders it took. What was asked before one is not worth telling after it.
    private var orders = 0
    /// Uptime until which what it says of its light is an alert's doing.
    private var alertEnd = Duration.zero

    init(_ figure: LIFXFigure, _ line: LIFXLine, _ world: World) {
        self.figure = figure
        self.line = line
        self.world = world
    }

    /// Carries out an order.
    ///
    /// - Throws: `LanFailure`, `ConnectionFailure`: why it did not.
    func carryOut(_ action: LightAction, at index: Int) async throws -> OrderReceipt {
        orders += 1
        guard figure.lamp != nil else { return try await turn(relay: index, action) }
        if action.stopsFade, case .light(let state) = try await line.ask(.getColor) {
            figure.lamp?.hear(state)
            try await line.tell([.setColor(state.color, .zero)])
        }
        if action.color != nil || action.effect != nil || action.alert != nil || action.on == false { await endErrand() }
        guard var lamp = figure.lamp else { return .accepted }
        let messages = lamp.take(action)
        try await line.tell(messages)
        figure.lamp = lamp
        if let alert = action.alert { try await draw(alert) }
        if action.effect == .colorLoop, lamp.abilities.gamut != nil { await loop() }
        var reading = lamp.reading(after: action)
        reading.effect = action.effect
        return .headed(reading)
    }

    /// Asks the device how it is.
    ///
    /// - Returns: what to tell of its lights; `nil` if there was no answer.
    func ask() async throws -> [Int: LightReading]? {
        guard figure.lamp != nil else { return try await askRelays() }
        let before = orders
        guard case .light(let state) = try await line.ask(.getColor), orders == before, world.now().uptime >= alertEnd
        else { return [:] }
        figure.lamp?.hear(state)
        guard var reading = figure.lamp?.reading else { return [:] }
        reading.effect = isLooping ? .colorLoop : LightEffect.none
        // On its way around the wheel its place means nothing, and would end the effect.
        if isLooping { (reading.xy, reading.mirek) = (nil, nil) }
        return [0: reading]
    }

    private func turn(relay index: Int, _ action: LightAction) async throws -> OrderReceipt {
        guard figure.relays.indices.contains(index), let on = action.on else { return .headed(LightReading()) }
        try await line.tell([.setRelay(index, on)])
        figure.relays[index] = on
        return .headed(LightReading(on: on))
    }

    private func askRelays() async throws -> [Int: LightReading] {
        let before = orders
        for index in figure.relays.indices {
            if case .relay(_, let isOn) = try await line.ask(.getRelay(index)), orders == before {
                figure.relays[index] = isOn
            }
        }
        return orders == before ? figure.readings : [:]
    }

    private func endErrand() async {
        isLooping = false
        alertEnd = .zero
        await errands.end()
    }

    /// A light that is off cannot be seen breathing: it comes on for that long.
    private func draw(_ alert: LightAlert) async throws {
        guard let lamp = figure.lamp else { return }
        let length = LIFXLamp.length(of: alert)
        alertEnd = world.now().uptime + length
        guard !lamp.state.isOn, alert != .none else { return try await line.tell(lamp.attention(alert)) }
        try await line.tell([.setLightPower(true, .zero)] + lamp.attention(alert))
        await errands.begin { [line, world] mayGoOn in
            try await world.sleep(for: length)
            if await mayGoOn() { try await line.tell([.setLightPower(false, .zero)]) }
        }
    }

    private func loop() async {
        isLooping = true
        await errands.begin { [world] mayGoOn in
            while await mayGoOn() {
                try await self.stepAround()
                try await world.sleep(for: Self.loopTime)
            }
        }
    }

    private func stepAround() async throws {
        guard let state = figure.lamp?.state else { return }
        var color = state.color
        color.hue &+= Self.loopStep
        if color.saturation < UInt16.max / 2 { color.saturation = .max }
        figure.lamp?.hear(LIFXState(color: color, isOn: state.isOn, label: state.label))
        try await line.tell([.setColor(color, Self.loopTime)])
    }
}
