/// Speaks with an MQTT broker (3.1.1), by way of libmosquitto.
package struct MQTTClient: Sendable {
    /// How long the end may take in which the broker is told goodbye.
    private static let courtesy = Duration.seconds(1)

    /// How the broker is reached.
    package var setup: MQTTSetup
    /// How long it may take until the broker has let us in.
    package var patience: Duration
    /// How many bytes of messages may wait to be read before no more are taken from the broker.
    package var waitingBytes: Int
    /// Tells the time.
    package var clock: ConnectionClock

    /// Makes a client. It sends nothing by itself.
    package init(
        _ setup: MQTTSetup, patience: Duration = .seconds(5), waitingBytes: Int = 8 << 20, clock: ConnectionClock
    ) {
        self.setup = setup
        self.patience = patience
        self.waitingBytes = waitingBytes
        self.clock = clock
    }

    /// Connects, with a clean session, and stays connected while `body` runs. It never connects again by itself.
    ///
    /// - Throws: `MQTTFailure` when there is no connection; `CancellationError`; what `body` throws.
    package func connect<Result: Sendable>(
        _ body: @escaping @Sendable (MQTTConnection) async throws -> Result
    ) async throws -> Result {
        let line = try MQTTLine(waitingBytes: waitingBytes)
        MQTTThread.start(setup, line)
        return try await withTaskCancellationHandler {
            do {
                try await clock.within(patience) { try await line.opens() }
            } catch {
                // Whoever looks for the broker's address cannot be stopped, but need not be waited for.
                line.outbox.end()
                throw (error as? ConnectionFailure).map(MQTTFailure.connection) ?? error
            }
            return try await talk(line, body)
        } onCancel: {
            line.outbox.end()
        }
    }

    private func talk<Result: Sendable>(
        _ line: MQTTLine, _ body: @Sendable (MQTTConnection) async throws -> Result
    ) async throws -> Result {
        do {
            let result = try await body(MQTTConnection(line))
            await end(line)
            return result
        } catch {
            await end(line)
            throw error
        }
    }

    private func end(_ line: MQTTLine) async {
        line.outbox.end()
        _ = try? await clock.within(Self.courtesy) { await line.ends() }
    }
}
