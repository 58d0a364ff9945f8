/// One connection to a broker. It is open while the closure that got it runs.
package struct MQTTConnection: Sendable {
    /// What the broker hands on, in order. To be read by one reader. While too much waits to be read, nothing more is taken from
    /// the broker; a reader that pauses for longer than the connection is kept alive loses it.
    package let messages: MQTTMessages
    /// Topics that the broker does not let us listen to.
    package let refusals: AsyncStream<String>
    private let line: MQTTLine

    init(_ line: MQTTLine) {
        self.line = line
        messages = MQTTMessages(inbox: line.inbox)
        refusals = line.refusals
    }

    /// Sends a message, and returns when it went out, or when the broker said that it has it. To wait for that word the messages
    /// must be read meanwhile by somebody else.
    ///
    /// - Parameter isAcknowledged: whether the broker is to say that it has it (QoS 1).
    /// - Throws: `MQTTFailure`: `.unfit` for a message that cannot be sent, anything else when the connection is no more;
    ///   `CancellationError`.
    package func send(_ message: MQTTMessage, isAcknowledged: Bool = false) async throws {
        try await line.outbox.send(message, isAcknowledged: isAcknowledged)
    }

    /// Says which topics to listen to from now on. Only the differences to what was said before are told to the broker, which
    /// then says what it keeps on the new ones.
    package func listen(to topics: Set<String>) {
        line.outbox.listen(to: topics)
    }
}

/// What a broker hands on, in order; throws `MQTTFailure` when the connection is lost. To be read by one reader.
package struct MQTTMessages: AsyncSequence, Sendable {
    /// Reads.
    package struct AsyncIterator: AsyncIteratorProtocol {
        let inbox: MQTTInbox
        private var batch: [MQTTMessage] = []
        private var read = 0

        init(inbox: MQTTInbox) { self.inbox = inbox }

        /// The next message; `nil` when the connection was ended from this side.
        package mutating func next() async throws -> MQTTMessage? {
            if read == batch.count {
                (batch, read) = (try await inbox.takeAll(), 0)
                guard !batch.isEmpty else { return nil }
            }
            read += 1
            return batch[read - 1]
        }
    }

    let inbox: MQTTInbox

    package func makeAsyncIterator() -> AsyncIterator { AsyncIterator(inbox: inbox) }
}
