import NIOCore
import NIOPosix

/// The talk with a running program. It goes on while the closure that got it runs.
package struct ProgramTalk: Sendable {
    /// What the program says, to be read by one reader. It is read no faster than it is taken.
    package let lines: ProgramLines

    let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>

    /// Says a line; waits while the program is slow to read.
    ///
    /// - Parameter line: must not contain a line's end.
    /// - Throws: `ConnectionFailure` when the program reads no more; `CancellationError`.
    package func say(_ line: [UInt8]) async throws {
        do {
            try await outbound.write(ByteBuffer(bytes: line + [UInt8(ascii: "\n")]))
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            throw ConnectionFailure(error)
        }
    }
}

/// What a program says, line by line. Ends when it says no more.
package struct ProgramLines: AsyncSequence, Sendable {
    /// Reads.
    package struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate var base: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
        fileprivate var reader: LineReader
        fileprivate var ready: ArraySlice<[UInt8]> = []

        /// The next line without its end; `nil` after the last.
        ///
        /// - Throws: `ConnectionFailure.tooLong` for a line over the limit; `CancellationError`.
        package mutating func next() async throws -> [UInt8]? {
            while ready.isEmpty {
                let bytes: ByteBuffer?
                do {
                    bytes = try await base.next()
                } catch {
                    throw Task.isCancelled ? CancellationError() : ConnectionFailure(error)
                }
                guard let bytes else {
                    try Task.checkCancellation()
                    return reader.finish()
                }
                ready = try reader.take(bytes.readableBytesView)[...]
            }
            return ready.removeFirst()
        }
    }

    let base: NIOAsyncChannelInboundStream<ByteBuffer>
    let limit: Int

    package func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(base: base.makeAsyncIterator(), reader: LineReader(limit: limit))
    }
}

/// A program's three pipes, read and written without a thread that waits.
struct ProgramPipes: Sendable {
    let words: NIOAsyncChannel<ByteBuffer, ByteBuffer>
    let complaints: NIOAsyncChannel<ByteBuffer, Never>

    /// - Parameter ends: our ends of the pipes; they are closed with the channels.
    init(_ ends: ProgramProcess.Pipes) async throws {
        let bootstrap = NIOPipeBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        words = try await bootstrap.takingOwnershipOfDescriptors(input: ends.output, output: ends.input) { channel in
            channel.eventLoop.makeCompletedFuture { try NIOAsyncChannel(wrappingChannelSynchronously: channel) }
        }
        complaints = try await bootstrap.takingOwnershipOfDescriptor(input: ends.errors) { channel in
            channel.eventLoop.makeCompletedFuture { try NIOAsyncChannel(wrappingChannelSynchronously: channel) }
        }
    }
}
