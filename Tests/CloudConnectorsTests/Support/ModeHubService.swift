import BridgeCore
import CloudConnectors
import ServiceLifecycle
import Synchronization

/// Starts a hub again and again, as the program does.
struct ModeHubService: Service {
    let hub: ModeHub
    let ledger: BackendLedger
    let failures: ModeFailures

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await hub.run(ledger)
                } catch {
                    if !Task.isCancelled { failures.add(error, wait: .zero) }
                }
                try? await ModeBridge.world.sleep(for: .milliseconds(250))
            }
        }
    }
}

/// Why connections ended, and how long it was until the next try. A lock, since they end on tasks of their own.
final class ModeFailures: Sendable {
    private let list = Mutex<[(error: any Error, wait: Duration)]>([])

    func add(_ error: any Error, wait: Duration) { list.withLock { $0.append((error, wait)) } }

    var all: [(error: any Error, wait: Duration)] { list.withLock { $0 } }
}
