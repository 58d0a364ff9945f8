package import BridgeCore
package import Connectivity
import HomeModel

/// Small HTTP requests to one device, one at a time.
package struct LanWeb: Sendable {
    /// How often a request is sent again that was cut off, as small devices do that are busy. Whatever is asked here may be asked
    /// twice.
    private static let repeats = 2
    private static let repeatPause = Duration.milliseconds(150)

    private let address: LanAddress
    private let port: Int
    private let headers: [String: String]
    private let turns: SpacedTurns
    private let world: World

    /// Makes a way to a device; sends nothing by itself.
    ///
    /// - Parameters:
    ///   - address: where it is; without a port, at 80.
    ///   - headers: what every request carries.
    ///   - gap: the pause that the device wants between requests.
    ///   - world: tells the time.
    package init(_ address: LanAddress, headers: [String: String] = [:], gap: Duration = .zero, world: World) {
        self.address = address
        port = address.port ?? 80
        self.headers = headers.merging(["Connection": "close"]) { given, _ in given }
        turns = SpacedTurns(gap: gap, world: world)
        self.world = world
    }

    /// Asks, and waits for the whole answer, whatever its status.
    ///
    /// - Throws: `LanFailure.connection`, `CancellationError`.
    package func answer(_ request: WebRequest, within length: Duration = .seconds(5)) async throws -> WebAnswer {
        var request = request
        request.headers.merge(headers) { given, _ in given }
        let asked = request
        return try await turns.take { try await send(asked, length) }
    }

    /// Asks for JSON.
    ///
    /// - Throws: `LanFailure`: there is no answer, or another than JSON; `CancellationError`.
    package func json(_ request: WebRequest, within length: Duration = .seconds(5)) async throws -> JSONValue {
        let answer = try await answer(request, within: length)
        guard answer.isSuccess else { throw LanFailure(status: answer.status) }
        guard let json = answer.json, json.object != nil else { throw LanFailure.notUnderstood("no JSON") }
        return json
    }

    /// Asks for JSON at a path.
    ///
    /// - Throws: as `json(_:within:)`.
    package func get(_ path: String) async throws -> JSONValue { try await json(WebRequest("GET", path)) }

    /// Asks for JSON at a path.
    ///
    /// - Returns: `nil` if there is no answer in time.
    /// - Throws: as `json(_:within:)`.
    package func got(_ path: String) async throws -> JSONValue? {
        do {
            return try await get(path)
        } catch LanFailure.connection(.timedOut) {
            return nil
        }
    }

    private func send(_ request: WebRequest, _ length: Duration) async throws -> WebAnswer {
        let exchange = PlainExchange(host: address.host, port: port, clock: ConnectionClock(world))
        var tries = 0
        while true {
            do {
                return try await exchange.ask(request, within: length)
            } catch let failure as ExchangeFailure {
                guard failure.wasCutOff, tries < Self.repeats else { throw LanFailure.connection(failure.cause) }
            }
            tries += 1
            try await world.sleep(for: Self.repeatPause)
        }
    }
}

extension LanFailure {
    /// What a status other than success means.
    init(status: Int) {
        self = [429, 503].contains(status) ? .busy(nil) : .declined("it answered \(status)")
    }
}
