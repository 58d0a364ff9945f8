package import BridgeCore
package import HomeModel

/// The lights of this bridge that a cloud may see and switch: those that the app it acts as has been granted, under that grant.
package struct SharedLights: Sendable {
    private let bridge: Bridge
    /// The app that the cloud acts as.
    package let app: ResourceID

    /// Makes a view for an app.
    package init(of bridge: Bridge, app: ResourceID) {
        self.bridge = bridge
        self.app = app
    }

    /// One light as the app sees it.
    package struct Shown: Sendable, Hashable {
        /// The light.
        package let light: Light
        /// Whether it can be reached.
        package let isReachable: Bool
    }

    /// The lights that are seen now; none once the grant is over or the app is shut out.
    package var all: [Shown] {
        let (home, now) = (bridge.published.snapshot.home, bridge.world.now())
        guard let app = home.apps[app], !app.grant.isOver(at: now.utc) else { return [] }
        let seen = home.seen(by: app.id)
        return seen.lights.all.map { Shown(light: $0, isReachable: home.isReachable($0)) }
    }

    /// Speaks up after every batch, since any may have changed what is seen; of several in a row perhaps only once.
    package func news() -> AsyncStream<Announcement> { bridge.announcements.listen(buffered: 1) }

    /// Sets a light as the app wants it.
    ///
    /// - Returns: what of the patch could not be done.
    /// - Throws: why nothing was done.
    package func set(_ light: ResourceID, to patch: LightPatch) async throws(BridgeError) -> [LightAttribute: Decline] {
        try await bridge.perform(.setLight(light, patch), by: .app(app)).outcome.declined
    }
}
