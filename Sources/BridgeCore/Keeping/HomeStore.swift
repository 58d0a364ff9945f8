package import Foundation
package import HomeModel

/// A place to keep the home. Called from one executor only, one call at a time.
package protocol HomeStore: Sendable {
    /// What was kept; `nil` if nothing ever was. Never `nil` because something could not be read.
    ///
    /// - Throws: whatever makes the store unreadable, with words for the owner.
    func load() throws -> KeptHome?

    /// Keeps what is different, all or nothing. When it returns, a power cut loses none of it.
    ///
    /// - Throws: when it could not be kept; then nothing of it was.
    func save(_ keeping: Keeping) throws

    /// The last batches that were kept, newest first, at most `limit`, all before the one with the given number.
    ///
    /// - Throws: when they cannot be read.
    func history(limit: Int, before number: UInt64?) throws -> [Batch]
}

extension HomeStore {
    /// The last batches that were kept, newest first, at most `limit`.
    ///
    /// - Throws: when they cannot be read.
    package func history(limit: Int) throws -> [Batch] { try history(limit: limit, before: nil) }
}

/// A home as it comes out of a store.
package struct KeptHome: Sendable {
    /// Who the bridge is.
    package var identity: BridgeIdentity
    /// The bridge's own settings.
    package var settings: BridgeSettings
    /// All resources, each kind in the order it came.
    package var resources: [any Resource]
    /// What each face remembers, by the face's name.
    package var faces: [String: Data]
    /// Number of the last batch.
    package var lastBatch: UInt64

    /// Makes a kept home.
    package init(
        identity: BridgeIdentity, settings: BridgeSettings, resources: [any Resource], faces: [String: Data],
        lastBatch: UInt64
    ) {
        self.identity = identity
        self.settings = settings
        self.resources = resources
        self.faces = faces
        self.lastBatch = lastBatch
    }
}

/// What a store has to write in one transaction.
package struct Keeping: Sendable {
    /// Batches for the history, oldest first.
    package var batches: [Batch]
    /// Resources to write, as they are now.
    package var written: [any Resource]
    /// Resources to take out.
    package var removed: [ResourceReference]
    /// Who the bridge is, if that is new.
    package var identity: BridgeIdentity?
    /// The bridge's own settings, if they are new.
    package var settings: BridgeSettings?
    /// What faces remember, of those whose memory is new.
    package var faces: [String: Data]

    /// Collects what some batches touched, from the home as it is after them.
    package init(_ batches: [Batch], of home: Home, faces: [String: Data]) {
        self.batches = batches.compactMap(\.forHistory)
        self.faces = faces
        written = []
        removed = []
        var seen: Set<ResourceReference> = []
        for change in batches.flatMap(\.changes) where change.durability != .transient {
            guard seen.insert(change.resource).inserted else { continue }
            switch change.resource.kind {
            case .identity: identity = home.identity
            case .settings: settings = home.settings
            default:
                if let resource = home.resource(change.resource) {
                    written.append(resource)
                } else {
                    removed.append(change.resource)
                }
            }
        }
    }
}
