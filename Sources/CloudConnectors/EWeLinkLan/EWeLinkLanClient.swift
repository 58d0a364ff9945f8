import BridgeCore
import Connectivity
import Foundation
import HomeModel

/// Sends requests to devices.
struct EWeLinkLanClient: Sendable {
    let settings: EWeLinkLanSettings
    let world: World

    /// Sends a request, and again when the device cuts it off, as one does that is busy with somebody else's.
    ///
    /// - Parameters:
    ///   - patience: how long each try may take.
    ///   - repeats: whether it may be sent again though the device may have read it.
    /// - Throws: `EWeLinkLanFailure` when no answer came, `CancellationError`.
    func send(
        _ body: JSONValue, _ path: String, to place: EWeLinkLanPlace, patience: Duration, repeats: Bool
    ) async throws -> WebAnswer {
        let clock = ConnectionClock(uptime: { world.now().uptime }, sleepUntil: world.sleepUntil)
        let exchange = PlainExchange(host: place.host, port: place.port, clock: clock)
        let request = WebRequest("POST", path, headers: ["Connection": "close"], json: body)
        var (wasSent, tries) = (false, 1)
        while true {
            do {
                return try await exchange.ask(request, within: patience)
            } catch let failure as ExchangeFailure {
                wasSent = wasSent || failure.wasSent
                guard failure.wasCutOff, repeats || !wasSent, tries <= settings.repeats else {
                    let cause = CloudFailure.connection(failure.cause)
                    throw wasSent ? EWeLinkLanFailure.perhapsDelivered(cause) : .notDelivered(cause)
                }
            }
            tries += 1
            try await world.sleep(for: settings.repeatPause)
        }
    }

    /// Milliseconds since 1970.
    var milliseconds: Int64 { Int64(world.now().utc.timeIntervalSince1970 * 1000) }
}
