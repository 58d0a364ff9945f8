package import Connectivity

/// The account's devices are played by clients that come over the network like any other.
extension ModeCloud {
    /// Plays the devices until it is cancelled.
    package nonisolated func run(at base: String) async throws {
        let (clock, logger) = (settings.clock.connections, settings.logger)
        let web = try WebClient(base, clock: clock)
        await withTaskGroup(of: Void.self) { group in
            for player in players { group.addTask { await player.play(at: base, web, clock, logger) } }
            group.addTask { [self] in
                for await (player, claimable) in claims { await player.beClaimable(claimable, web) }
            }
        }
        await web.close()
        try Task.checkCancellation()
    }

    /// How the devices are set, whether they are connected and whether they are deaf.
    package nonisolated func devices() async -> [JSONValue] {
        var shown: [JSONValue] = []
        for player in players { shown.append(await player.json) }
        return shown
    }

    /// Changes a device as a hand would: members of its state; `connected` for its plug; `deaf` to have it follow nothing;
    /// `claimable` to have it ask to be claimed.
    package nonisolated func touch(device: String, _ wish: JSONValue) async -> Bool {
        guard let player = players.first(where: { String($0.device.id) == device }) else { return false }
        if let claimable = wish["claimable"]?.bool { claim.yield((player, claimable)) }
        await player.touch(wish.object ?? [:])
        return true
    }
}
