extension Home {
    /// Begins or ends streaming to an entertainment area in an app's name (Docs/HueV1.md §9.9).
    mutating func stream(to id: ResourceID, _ isActive: Bool, by app: ResourceID?) throws(Refusal) -> Outcome {
        var patch = ZonePatch()
        patch.isStreaming = isActive
        return try editZone(id, with: patch, by: app)
    }

    /// Gives a zone to an app that streams, or takes it back. A home has one stream at a time: an app that begins another
    /// ends its own, and nobody ends somebody else's but the owner.
    ///
    /// - Returns: what became of the zone that was streamed to before; `zone` is the caller's to put back.
    mutating func stream(to zone: inout Zone, _ isActive: Bool, by app: ResourceID?) throws(Refusal) -> Outcome {
        guard zone.sort == .entertainment else { throw .invalid(attribute: "stream") }
        guard isActive else {
            if let streamer = zone.streamer, let app, streamer != app { throw .isStreaming }
            zone.streamer = nil
            return Outcome()
        }
        guard let app else { throw .notAllowed }
        let present = zones.all.filter { $0.streamer != nil }
        guard present.allSatisfy({ $0.streamer == app }) else { throw .isStreaming }
        var outcome = Outcome()
        for other in present where other.id != zone.id {
            _ = zones.update(other.id) { $0.streamer = nil }
            outcome.changes.append(Change(.updated([.streaming]), ResourceReference(.zone, other.id)))
        }
        zone.streamer = app
        return outcome
    }

    /// The lights that follow a stream now.
    package var streamingLights: Set<ResourceID> {
        Set(zones.all.lazy.filter { $0.streamer != nil }.flatMap(\.lights))
    }
}
