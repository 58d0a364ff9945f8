import Connectivity
import Logging

/// One simulated device: a client of the cloud on its own key, as the real one would be.
actor ModePlayer {
    let device: ModeAccount.Device
    private var thing: ModeThing
    private var isPlugged = true
    private var isDeaf = false
    private var isConnected = false
    /// Ends the wait for the plug to be pulled or put in.
    private var plugMoved: AsyncStream<Void>.Continuation?
    private let events: AsyncStream<JSONValue>
    private let event: AsyncStream<JSONValue>.Continuation

    init(_ device: ModeAccount.Device) {
        self.device = device
        thing = ModeThing(deviceClass: device.deviceClass)
        // A cloud that takes nothing for so long gets the latest.
        (events, event) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(64))
    }

    /// As it is shown to whoever runs the emulator.
    var json: JSONValue {
        let shown: [String: JSONValue] = [
            "id": .string(String(device.id)), "name": .string(device.name ?? device.deviceClass),
            "class": .string(device.deviceClass), "connected": .bool(isConnected), "deaf": .bool(isDeaf),
        ]
        return .object(shown.merging(thing.state) { shown, _ in shown })
    }

    /// Is changed as by a hand. One without a plug tells nobody.
    func touch(_ wish: [String: JSONValue]) {
        if let deaf = wish["deaf"]?.bool { isDeaf = deaf }
        if let plugged = wish["connected"]?.bool, plugged != isPlugged {
            isPlugged = plugged
            plugMoved?.finish()
        }
        let changes = wish.filter { !["deaf", "connected", "claimable"].contains($0.key) }
        if !changes.isEmpty, let told = thing.touch(changes), isPlugged { event.yield(told) }
    }

    /// Follows a command, unless it is deaf.
    func hear(_ text: String) {
        guard !isDeaf, let command = try? JSONValue(parsing: Array(text.utf8)), let told = thing.obey(command) else { return }
        event.yield(told)
    }

    /// Tells how it is, unasked: what sensors do.
    func tellMeasurement() {
        if case .sensor = thing, let told = thing.event { event.yield(told) }
    }

    /// What it has to tell, in order. For one reader.
    nonisolated var told: AsyncStream<JSONValue> { events }

    func note(connected: Bool) { isConnected = connected }

    /// Waits until the plug is where it should be, or the task is cancelled.
    func untilPlugged(_ wanted: Bool) async {
        while isPlugged != wanted, !Task.isCancelled {
            let (moves, move) = AsyncStream.makeStream(of: Void.self)
            plugMoved = move
            for await _ in moves {}
        }
    }
}
