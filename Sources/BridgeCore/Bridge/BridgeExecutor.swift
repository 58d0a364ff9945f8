import Dispatch

/// The one thread of control on which a bridge decides.
///
/// It has a queue of its own because saving blocks: a disk that takes its time must not hold up the shared threads on
/// which everything else runs.
final class BridgeExecutor: SerialExecutor {
    private let queue = DispatchQueue(label: "porchlight.bridge", qos: .userInitiated)

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let executor = asUnownedSerialExecutor()
        queue.async { job.runSynchronously(on: executor) }
    }

    func asUnownedSerialExecutor() -> UnownedSerialExecutor {
        UnownedSerialExecutor(ordinary: self)
    }
}
