import Connectivity
import Logging

extension ModePlayer {
    /// How soon it tries again when its connection is lost. A cloud that does not want it is asked less often.
    private static let pause = Duration.milliseconds(300)
    private static let longPause = Duration.seconds(5)
    /// How often a sensor tells what it measures.
    private static let rhythm = Duration.seconds(60)
    private static let patience = Duration.seconds(10)

    /// Plays the device until it is cancelled.
    nonisolated func play(at base: String, _ web: WebClient, _ clock: ConnectionClock, _ logger: Logger) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { [self] in
                for await event in told {
                    let answer = try? await web.send(
                        WebRequest("PUT", "/devices/\(device.id)/event", headers: key, json: event), within: Self.patience)
                    if answer?.isSuccess != true { logger.debug("an event was not taken", metadata: ["device": "\(device.id)"]) }
                }
            }
            group.addTask { [self] in
                while !Task.isCancelled {
                    await untilPlugged(true)
                    let isWanted = await listen(at: base, clock, logger)
                    try? await clock.sleep(for: isWanted ? Self.pause : Self.longPause)
                }
            }
        }
    }

    /// Asks the cloud to let it be claimed.
    nonisolated func beClaimable(_ claimable: Bool, _ web: WebClient) async {
        let form = ["deviceId": String(device.id), "claimable": String(claimable)]
        _ = try? await web.send(WebRequest("POST", "/deviceRegistration", headers: key, form: form), within: Self.patience)
    }

    private nonisolated var key: [String: String] { ["Authorization": "ModeCloud \(device.apiKey)"] }

    /// Listens to commands until the connection is lost or the plug is pulled.
    ///
    /// - Returns: whether the cloud wants to be asked again soon.
    private nonisolated func listen(at base: String, _ clock: ConnectionClock, _ logger: Logger) async -> Bool {
        let url = "ws" + base.dropFirst("http".count) + "/devices/\(device.id)/command"
        do {
            try await WebSocketClient(url, headers: key, clock: clock).connect { [self] connection in
                await note(connected: true)
                await withTaskGroup(of: Void.self) { group in
                    group.addTask { [self] in await hearAll(connection) }
                    group.addTask { [self] in await untilPlugged(false) }
                    group.addTask { [self] in await measure(clock) }
                    await group.next()
                    group.cancelAll()
                }
            }
        } catch {
            logger.debug("a device is not connected", metadata: ["device": "\(device.id)", "error": "\(error)"])
            await note(connected: false)
            if case .refused(let status, _) = error as? ConnectionFailure { return status >= 500 }
        }
        await note(connected: false)
        return true
    }

    private nonisolated func hearAll(_ connection: WebSocketConnection) async {
        do {
            for try await message in connection.messages {
                if case .text(let text) = message { await hear(text) }
            }
        } catch {}
    }

    private nonisolated func measure(_ clock: ConnectionClock) async {
        repeat {
            await tellMeasurement()
            try? await clock.sleep(for: Self.rhythm)
        } while !Task.isCancelled
    }
}
