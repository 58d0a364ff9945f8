package import HomeModel

/// Decides what a cloud is told of shared lights, and when: the latest state of each, no faster than a pace, and nothing twice.
/// It knows no clock: it is told the time.
package struct ShareNews: Sendable {
    /// What there is to tell now.
    package struct Telling: Sendable, Hashable {
        /// Lights that are new or different, as they are now.
        package var changed: [SharedLights.Shown] = []
        /// Lights that are no longer seen.
        package var gone: [ResourceID] = []
        /// Uptime at which there is more to tell; `nil` if nothing waits.
        package var due: Duration?
    }

    private struct Told {
        var shown: SharedLights.Shown
        var at: Duration
    }

    private let interval: Duration
    private var told: [ResourceID: Told] = [:]

    /// Makes one that has told nothing yet.
    ///
    /// - Parameter interval: the shortest time between two words about the same light.
    package init(interval: Duration) {
        self.interval = interval
    }

    /// What to tell, given what is seen. It counts as told.
    package mutating func look(_ seen: [SharedLights.Shown], at now: Duration) -> Telling {
        var telling = Telling()
        for shown in seen {
            let last = told[shown.light.id]
            guard last?.shown != shown else { continue }
            let due = last.map { $0.at + interval } ?? now
            if due <= now {
                told[shown.light.id] = Told(shown: shown, at: now)
                telling.changed.append(shown)
            } else {
                telling.due = min(telling.due ?? due, due)
            }
        }
        let present = Set(seen.map(\.light.id))
        telling.gone = told.keys.filter { !present.contains($0) }.sorted { $0.description < $1.description }
        for gone in telling.gone { told[gone] = nil }
        return telling
    }

    /// Everything has to be told anew: whoever was told may have missed it.
    package mutating func forget() { told = [:] }
}
