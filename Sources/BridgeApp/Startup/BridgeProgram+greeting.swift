import BridgeCore
import BridgeServer
import HomeModel

extension BridgeProgram {
    /// What to tell a person once the bridge runs.
    package var greeting: String {
        let (home, facts) = (bridge.published.snapshot.home, readyFacts)
        var notes = [ports.http.reason, ports.https.reason].compactMap { $0 }
        if settings.bind?.hasPrefix("127.") == true {
            notes.append("only programs on this machine can reach it, since it listens at \(settings.bind ?? "")")
        }
        let press = settings.dataIsGiven || settings.ephemeral ? "porchlight press --data \(runDirectory.path)" : "porchlight press"
        return Greeting(
            facts: facts, addresses: [facts.http, facts.https], store: storePath, lights: home.lights.count,
            rooms: home.rooms.count, apps: home.apps.count, notes: notes, pressCommand: press
        ).text
    }
}
