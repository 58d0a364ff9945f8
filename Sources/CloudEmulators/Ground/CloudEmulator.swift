package import Connectivity

/// One vendor's cloud, played. What it is asked comes over `EmulatorServer`; it knows no sockets of its own.
package protocol CloudEmulator: Sendable {
    /// The vendor's name on the command line: `mode`.
    static var vendor: String { get }

    /// Where its letters and text messages go.
    var outbox: Outbox { get }

    /// Answers a request.
    func answer(_ request: EmulatorRequest) async -> EmulatorAnswer

    /// Who serves a WebSocket that is asked for; `nil` when it is declined, and then `answer` says why.
    func socket(_ request: EmulatorRequest) async -> WebSocketHandler?

    /// What a client must know, for the ready file: addresses, and what it needs of the sample account.
    ///
    /// - Parameter base: where the emulator can be reached: `http://127.0.0.1:1234`.
    func facts(at base: String) async -> [String: JSONValue]

    /// Plays what belongs to the cloud and acts by itself, above all devices, until it is cancelled.
    func run(at base: String) async throws

    /// The simulated devices, each an object with at least `id`, `name`, `connected` and what it is set to.
    func devices() async -> [JSONValue]

    /// Makes a simulated device do something by itself, as a hand on it would: members of `wish` as in the device's state,
    /// `connected` to cut its connection or restore it, `deaf` to have it not follow orders.
    ///
    /// - Returns: whether there is such a device.
    func touch(device: String, _ wish: JSONValue) async -> Bool

    /// Cuts every open WebSocket.
    func cutSockets() async
}
