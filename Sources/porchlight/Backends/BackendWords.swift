import BridgeServer
import Foundation

/// Backends in words. What they call things is shown without control characters: a terminal obeys what it is sent.
enum BackendWords {
    /// On one line, for `status`: connected since, devices, orders, the last failure.
    static func short(_ backend: ControlBackend) -> String {
        var words = [backend.words + since(backend.connection)]
        if backend.connection.state != "unusable" { words.append("orders: \(backend.connection.orders.words)") }
        if let failure = failure(backend.connection) { words.append("last failure: \(failure)") }
        return words.joined(separator: "; ").plain
    }

    /// On several lines, for one backend.
    static func long(_ backend: ControlBackend) -> String {
        var rows = [("backend", "\(backend.name), \(backend.kind == "lan" ? "devices on the LAN" : backend.kind)")]
        rows.append(("state", backend.words + moment(backend.connection)))
        if backend.connection.state != "unusable" { rows.append(("orders", backend.connection.orders.words)) }
        if let failure = failure(backend.connection) { rows.append(("last failure", failure)) }
        if !backend.command.isEmpty { rows.append(("runs", backend.command.joined(separator: " "))) }
        for (key, value) in backend.settings.sorted(by: { $0.key < $1.key }) { rows.append((key, value)) }
        for (name, dots) in backend.secrets.sorted(by: { $0.key < $1.key }) { rows.append((name, dots)) }
        for id in backend.forgotten { rows.append(("forgotten", id)) }
        return Table.facts(rows)
    }

    /// What left the home with a backend.
    static func removal(_ gone: ControlBackendRemoval) -> String {
        "\(gone.name) is removed, and its secrets are forgotten. \(CloudWords.went(lights: gone.lights, sensors: gone.sensors))\n"
    }

    /// The last failure, where the state does not say it.
    static func failure(_ connection: ControlConnection) -> String? {
        guard connection.state == "connected", let problem = connection.problem else { return nil }
        return problem + (connection.problemat.map { ", \(ClockText.minute($0))" } ?? "")
    }

    /// Since when it is connected, or when it is tried again.
    static func moment(_ connection: ControlConnection) -> String {
        since(connection) + (connection.nexttry.map { "; tried again at \(ClockText.time($0))" } ?? "")
    }

    private static func since(_ connection: ControlConnection) -> String {
        connection.since.map { " since \(ClockText.minute($0))" } ?? ""
    }
}
