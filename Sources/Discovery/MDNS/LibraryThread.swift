import Dispatch
import Glibc
import Synchronization

// The one file of this target with a lock and a queue. Both C libraries block for as long as they please
// (one of them for 25 s when the message bus hangs), so their calls must run neither on an event loop nor on a
// task's thread, and a stop must not wait for them without end. Structured concurrency has no word for "go on
// without that child", hence the latch.

/// A descriptor that becomes readable when the conversation is to end.
final class StopSignal: Sendable {
    let descriptor: Int32
    private let writer: Int32

    init() throws(MDNSFailure) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw MDNSFailure("no pipe: errno \(errno)") }
        descriptor = ends[0]
        writer = ends[1]
    }

    func raise() {
        _ = write(writer, "!", 1)
    }

    // The thread and the canceller both hold this object, so neither can meet a number already given away.
    deinit {
        close(descriptor)
        close(writer)
    }
}

enum LibraryThread {
    /// Runs a blocking conversation on a thread of its own. Cancelling raises its stop signal and then waits
    /// for its end (that is, the goodbye) no longer than `stopLimit`.
    ///
    /// - Throws: what the conversation throws, or a failure when it was given up.
    static func run<Value: Sendable>(
        _ name: String, stopLimit: Duration,
        _ conversation: @escaping @Sendable (StopSignal) throws(MDNSFailure) -> Value
    ) async throws(MDNSFailure) -> Value {
        let stop = try StopSignal()
        let latch = Latch<Result<Value, MDNSFailure>>()
        let queue = DispatchQueue(label: "porchlight.\(name)")
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                latch.set(continuation)
                queue.async {
                    do throws(MDNSFailure) {
                        latch.open(.success(try conversation(stop)))
                    } catch {
                        latch.open(.failure(error))
                    }
                }
            }
        } onCancel: {
            stop.raise()
            let limit = DispatchTimeInterval.milliseconds(Int(stopLimit / .milliseconds(1)))
            DispatchQueue.global().asyncAfter(deadline: .now() + limit) {
                latch.open(.failure(MDNSFailure("\(name) did not let go in time")))
            }
        }
        return try result.get()
    }
}

/// Resumes a continuation once; the first to come decides.
private final class Latch<Value: Sendable>: Sendable {
    private enum State {
        case closed
        case awaited(CheckedContinuation<Value, Never>)
        case opened(Value)
        case done
    }

    private let state = Mutex<State>(.closed)

    func set(_ continuation: CheckedContinuation<Value, Never>) {
        state.withLock { state in
            if case .opened(let value) = state {
                state = .done
                continuation.resume(returning: value)
            } else {
                state = .awaited(continuation)
            }
        }
    }

    func open(_ value: Value) {
        state.withLock { state in
            switch state {
            case .closed: state = .opened(value)
            case .awaited(let continuation):
                state = .done
                continuation.resume(returning: value)
            case .opened, .done: break
            }
        }
    }
}
