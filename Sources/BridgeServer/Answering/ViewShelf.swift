import BridgeCore
import HomeModel
import HueV1
import Synchronization

/// v1's views of the latest snapshot, made once per batch and not once per request: one for all apps that see everything,
/// and one for each that sees a part.
///
/// A lock, because requests run on several threads; it is held for a look into a table.
final class ViewShelf: Sendable {
    private struct Shelf {
        var snapshot: HomeSnapshot?
        var shared: V1View?
        var parts: [ResourceID: V1View] = [:]
    }

    private let shelf = Mutex(Shelf())

    /// What everybody sees of a snapshot who may see everything that is not hidden.
    func view(of snapshot: HomeSnapshot) -> V1View {
        if let ready = shelf.withLock({ $0.snapshot === snapshot ? $0.shared : nil }) { return ready }
        let view = V1View(shownOf: snapshot.home, numbers: snapshot.memory(V1Numbers.self))
        shelf.withLock { shelf in
            if shelf.snapshot !== snapshot { shelf = Shelf(snapshot: snapshot) }
            shelf.shared = view
        }
        return view
    }

    /// What an app sees of a snapshot.
    func view(of snapshot: HomeSnapshot, for app: App) -> V1View {
        guard !app.grant.isUnrestricted else { return view(of: snapshot) }
        if let ready = shelf.withLock({ $0.snapshot === snapshot ? $0.parts[app.id] : nil }) { return ready }
        let view = V1View(seenBy: app, of: snapshot.home, numbers: snapshot.memory(V1Numbers.self))
        shelf.withLock { shelf in
            if shelf.snapshot !== snapshot { shelf = Shelf(snapshot: snapshot) }
            shelf.parts[app.id] = view
        }
        return view
    }
}
