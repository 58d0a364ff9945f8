import BridgeCore
import Connectivity
import HomeModel

/// One connection with a WiZ device: takes its orders to it, and asks it how it is.
actor WiZVisit {
    /// How long a lamp that draws attention stays as it is.
    private static let beat = Duration.milliseconds(700)
    /// Blinks of a long alert.
    private static let longBlinks = 10

    private let line: WiZLine
    private let world: World
    let errands = LanErrands()
    private(set) var figure: WiZFigure
    /// How many orders it took. What was asked before one is not worth telling after it.
    private var orders = 0

    init(_ figure: WiZFigure, _ line: WiZLine, _ world: World) {
        self.figure = figure
        self.line = line
        self.world = world
    }

    /// Carries out an order. WiZ fades as its owner chose in the maker's app; there is no word for how long.
    ///
    /// - Throws: `LanFailure`, `ConnectionFailure`: why it did not.
    func carryOut(_ action: LightAction) async throws -> OrderReceipt {
        orders += 1
        let wasBusy = await errands.end()
        var params = figure.lamp.params(for: action)
        // A blink may have left it at another brightness than it is meant to have.
        if wasBusy { params = steady.merging(params) { $1 } }
        if !params.isEmpty {
            try await line.set(params)
            figure.lamp.took(params, for: action)
        }
        if let alert = action.alert, alert != .none { await blink(alert == .breatheLong ? Self.longBlinks : 1) }
        return .headed(figure.lamp.reading(after: action))
    }

    /// Asks the device how it is.
    ///
    /// - Returns: what to tell of its light; `nil` if what it answers makes no sense.
    func ask() async throws -> [Int: LightReading]? {
        let before = orders
        guard let pilot = try await line.ask("getPilot", [:], WiZLine.fewRetries).flatMap({ WiZPilot($0) }) else { return nil }
        guard orders == before, await !errands.isBusy, orders == before else { return [:] }
        figure.lamp.hear(pilot)
        return [0: figure.lamp.reading]
    }

    /// What the lamp is meant to be while nobody blinks it.
    private var steady: [String: JSONValue] {
        let pilot = figure.lamp.pilot
        guard pilot.isOn else { return ["state": false] }
        guard figure.model.abilities.dims, let dimming = pilot.dimming else { return ["state": true] }
        return ["state": true, "dimming": .int(Int64(max(dimming, WiZLamp.dimmest)))]
    }

    /// There is no word for drawing attention. A lamp dims and comes back, one that is off or does not dim is switched.
    private func blink(_ times: Int) async {
        let (pilot, dims) = (figure.lamp.pilot, figure.model.abilities.dims)
        let isDim = (pilot.dimming ?? 100) < 50
        let other: [String: JSONValue] =
            pilot.isOn && dims ? ["dimming": .int(isDim ? 100 : Int64(WiZLamp.dimmest))] : ["state": .bool(!pilot.isOn)]
        await errands.begin { [line, world, steady] mayGoOn in
            for _ in 0..<times {
                guard await mayGoOn() else { return }
                // One blink that is lost is no harm; one that comes late is.
                try? await line.set(other, WiZLine.once)
                try await world.sleep(for: Self.beat)
                guard await mayGoOn() else { return }
                try await line.set(steady)
                try await world.sleep(for: Self.beat)
            }
        }
    }
}
