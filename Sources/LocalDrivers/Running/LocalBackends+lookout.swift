import BridgeCore
import HomeModel

/// How devices that were given another address are found again.
extension LocalBackends {
    /// How often it is looked whether any do not answer.
    private static let glance = Duration.seconds(10)
    /// How long they are looked for each time.
    private static let look = Duration.seconds(5)

    /// Looks for devices of a kind that were taken in and do not answer, until the task is cancelled.
    func lookOut(for berths: LanBerths) async {
        let world = bridge.world
        var lookout = LanLookout()
        while (try? await world.sleep(for: Self.glance)) != nil {
            let missing = await berths.missing
            guard lookout.step(at: world.now().uptime, missing: missing) else { continue }
            // Whom it meets elsewhere is spoken with there. What cannot be searched is for whoever asks for a search.
            await look(for: berths.kind, Self.look) { _ in }
        }
    }
}

extension LanBerths {
    /// Devices that did not answer when they were last spoken to.
    fileprivate var missing: Set<String> {
        get async { Set(await fleet.pages.filter { $0.value.isLost }.keys) }
    }
}

extension BackendLedger.Page {
    /// Whether there was trouble, and no connection since.
    fileprivate var isLost: Bool {
        if case .connected = state { false } else { failure != nil }
    }
}
