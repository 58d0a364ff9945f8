import Glibc

/// What the library's thread and the tasks that use a connection share.
final class MQTTLine: Sendable {
    let inbox: MQTTInbox
    let outbox: MQTTOutbox
    let doorbell: Doorbell
    let refusals: AsyncStream<String>
    private let refusal: AsyncStream<String>.Continuation
    private let (opening, opener) = AsyncThrowingStream.makeStream(of: Void.self)
    private let (ending, ender) = AsyncStream.makeStream(of: Void.self)

    init(waitingBytes: Int) throws(MQTTFailure) {
        doorbell = try Doorbell()
        inbox = MQTTInbox(limit: waitingBytes, doorbell)
        outbox = MQTTOutbox(doorbell)
        (refusals, refusal) = AsyncStream.makeStream()
    }

    /// Waits until the broker has let us in.
    func opens() async throws {
        for try await _ in opening { return }
        throw CancellationError()
    }

    /// Waits until the thread is done.
    func ends() async { for await _ in ending {} }

    func open() { opener.yield() }

    func refuse(_ topic: String) { refusal.yield(topic) }

    /// The thread is done; `nil` if it was told to be.
    func finish(_ failure: MQTTFailure?) {
        opener.finish(throwing: failure)
        outbox.finish(failure)
        inbox.finish(failure)
        refusal.finish()
        ender.finish()
    }
}

/// What wakes the library's thread, which waits for its socket and for this.
final class Doorbell: Sendable {
    let descriptor: Int32
    private let button: Int32

    init() throws(MQTTFailure) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw .connection(.unreachable(String(cString: strerror(errno)).lowercased())) }
        for end in ends {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        (descriptor, button) = (ends[0], ends[1])
    }

    // A bell that rings already need not be heard again: what does not fit into the pipe is no loss.
    func ring() { _ = write(button, "!", 1) }

    func silence() {
        var bytes = [UInt8](repeating: 0, count: 64)
        while read(descriptor, &bytes, bytes.count) == bytes.count {}
    }

    // The thread and the tasks all hold this object, so nobody can meet a number that was given away.
    deinit {
        close(descriptor)
        close(button)
    }
}
