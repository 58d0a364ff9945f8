import NIOCore

/// One open stream of bytes in both directions. It is open while the closure that got it runs.
package struct TCPConnection: Sendable {
    /// What the other side says, to be read by one reader. It is read no faster than it is taken.
    package let chunks: TCPChunks

    let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    let channel: any Channel

    /// Sends bytes; waits while the other side is slow to take them.
    ///
    /// - Throws: `ConnectionFailure` when the connection is no more; `CancellationError`.
    package func send(_ bytes: [UInt8]) async throws {
        do {
            try await outbound.write(ByteBuffer(bytes: bytes))
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            throw ConnectionFailure(error)
        }
    }

    /// Sends the last bytes of all, such as a goodbye, also when the task is cancelled. If they cannot go out at once nobody waits
    /// for them.
    package func sendLast(_ bytes: [UInt8]) { channel.writeAndFlush(ByteBuffer(bytes: bytes), promise: nil) }
}

/// What the other side of a stream says, in pieces as they come. Ends when it says no more.
package struct TCPChunks: AsyncSequence, Sendable {
    /// Reads.
    package struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate var base: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator

        /// The next piece; `nil` at the end.
        ///
        /// - Throws: `ConnectionFailure` when the connection is lost; `CancellationError`.
        package mutating func next() async throws -> [UInt8]? {
            do {
                guard let piece = try await base.next() else {
                    try Task.checkCancellation()
                    return nil
                }
                return Array(buffer: piece)
            } catch {
                throw Task.isCancelled ? CancellationError() : ConnectionFailure(error)
            }
        }
    }

    let base: NIOAsyncChannelInboundStream<ByteBuffer>

    package func makeAsyncIterator() -> AsyncIterator { AsyncIterator(base: base.makeAsyncIterator()) }
}
