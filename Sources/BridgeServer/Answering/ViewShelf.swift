import BridgeCore
import HueV1
import Synchronization

/// v1's view of the latest snapshot, made once per batch and not once per request.
///
/// A lock, because requests run on several threads; it is held for one comparison.
final class ViewShelf: Sendable {
    private let latest = Mutex<(snapshot: HomeSnapshot, view: V1View)?>(nil)

    /// The view of a snapshot.
    func view(of snapshot: HomeSnapshot) -> V1View {
        if let ready = latest.withLock({ $0?.snapshot === snapshot ? $0?.view : nil }) { return ready }
        let view = V1View(home: snapshot.home, numbers: snapshot.memory(V1Numbers.self))
        latest.withLock { $0 = (snapshot, view) }
        return view
    }
}
