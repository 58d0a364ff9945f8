import ArgumentParser
import BridgeServer

/// `porchlight status`: how the bridge is doing.
struct Status: OwnerCommand {
    static let configuration = CommandConfiguration(abstract: "Show how the bridge is doing.")

    @OptionGroup var owner: OwnerOptions

    func run(with client: ControlClient) async throws {
        let status: ControlStatus = try await client.ask(.get, ["status"])
        try show(status) { status in
            let reach = status.unreachable == 0 ? "" : ", \(status.unreachable) out of reach"
            let discovery = status.discovery.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
            let rows = [
                ("name", "\(status.name), \(status.bridgeid), profile \(status.profile)"),
                ("running", "process \(status.pid) for \(length(status.uptime)), Porchlight \(status.version)"),
                ("addresses", "\(status.http)  \(status.https)"),
                ("discovery", discovery.joined(separator: ", ")),
                ("home", "\(status.lights) lights\(reach), \(status.apps) \(status.apps == 1 ? "app" : "apps")"),
                ("kept in", status.store ?? "memory only"),
                ("link button", status.linkbutton ? "pressed" : "not pressed"),
            ] + status.clouds.sorted { $0.key < $1.key }.map { ("cloud", "\($0.key): \($0.value)") }
                + status.backends.map { ("backend", "\($0.name): \(BackendWords.short($0))") }
            return Table.facts(rows)
        }
    }

    private func length(_ seconds: Double) -> String {
        let whole = Int(seconds)
        let parts = [(whole / 86_400, "d"), (whole / 3600 % 24, "h"), (whole / 60 % 60, "min"), (whole % 60, "s")]
        let shown = parts.drop { $0.0 == 0 }.prefix(2)
        return shown.isEmpty ? "0 s" : shown.map { "\($0.0) \($0.1)" }.joined(separator: " ")
    }
}
