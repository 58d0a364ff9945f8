import BridgeCore
import HomeModel
import ToldWorlds

/// Real time in which long waits, of more than half a second, end when a test says so. The clock itself does not jump: whoever
/// looks at it after a wait sees that hardly any time has passed. So nothing is taken to be dead or late for it.
struct HiveWaits: Sendable {
    /// Where the long waits are waited: let time pass there.
    let told = ToldWorld()

    var world: World {
        let real = HiveHome.world
        return World(
            now: real.now,
            sleepUntil: { [told] due in
                let length = due - real.now().uptime
                guard length > .milliseconds(500) else { return try await real.sleepUntil(due) }
                // Rounded up, for the clock ran on since somebody reckoned when it is due.
                let step = length > .seconds(9) ? Duration.seconds(1) : .milliseconds(200)
                try await told.world.sleep(for: step * Int((length / step).rounded(.up)))
            },
            randomBytes: real.randomBytes)
    }

    /// Waits until somebody waits for so long, and lets that time pass.
    func pass(_ length: Duration) async {
        await told.somebodySleeps(for: length)
        told.advance(by: length)
    }
}
