import ArgumentParser
import BridgeServer
import Foundation

/// Flags that say what an app may see and do.
struct GrantOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Lights, by number or name, with commas between them.", valueName: "lights")) var lights: String?
    @Option(help: ArgumentHelp("Rooms and zones, by name, with commas between them.", valueName: "rooms")) var rooms: String?
    @Option(help: ArgumentHelp("Sensors, by number or name, with commas between them.", valueName: "sensors"))
    var sensors: String?
    @Flag(help: "How much it may do: look, switch, or everything that a real bridge lets an app do.")
    var level: Level?
    @Option(help: ArgumentHelp("Until then: 2026-11-21T18:30 (local time), or 1h for an hour from now.", valueName: "time"))
    var until: Moment?

    /// How much an app may do.
    enum Level: String, EnumerableFlag {
        case read, control, configure

        static func name(for value: Level) -> NameSpecification {
            value == .read ? [.customLong("read-only")] : [.customLong(value.rawValue)]
        }
    }

    func validate() throws {
        for list in [lights, rooms, sensors].compactMap({ $0 }) { try Self.checkNamesSomething(list) }
    }

    /// An empty list is a slip, such as of a variable that is not set, and would change a lot.
    static func checkNamesSomething(_ list: String) throws {
        if words(list).isEmpty { throw ValidationError("a list of lights, rooms or sensors names at least one") }
    }

    /// Whether nothing was said.
    var isEmpty: Bool { lights == nil && rooms == nil && sensors == nil && level == nil && until == nil }

    /// The edit that these flags ask for.
    var edit: ControlGrantEdit {
        var edit = ControlGrantEdit()
        edit.lights = lights.map(Self.words)
        edit.rooms = rooms.map(Self.words)
        edit.sensors = sensors.map(Self.words)
        edit.level = level?.rawValue
        // "An hour from now" is meant by the clock of whoever types it; the bridge is told a moment.
        // "For an hour" is meant from when the command is given, which is now.
        edit.until = until?.after(Date())
        return edit
    }

    /// The words of a list with commas between them.
    static func words(_ list: String) -> [String] {
        list.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }
}

/// An app's rights in words.
enum GrantWords {
    /// On one line, for a list.
    static func short(_ grant: ControlGrant) -> String {
        let verb = ["read": "look at", "control": "switch", "configure": "configure"][grant.level] ?? grant.level
        let what = [
            grant.lights.isEmpty ? nil : counted(grant.lights.count, "light"),
            grant.rooms.isEmpty ? nil : counted(grant.rooms.count, "room"),
            grant.sensors.isEmpty ? nil : counted(grant.sensors.count, "sensor"),
        ].compactMap { $0 }
        let all = grant.everything ? "everything" : what.isEmpty ? "nothing" : what.joined(separator: ", ")
        let end = grant.until.map { " until \(ClockText.minute($0))" + (grant.expired ? " (expired)" : "") }
        return "\(verb) \(all)" + (end ?? "")
    }

    /// On several lines, for one app.
    static func long(_ grant: ControlGrant) -> String {
        var lines = ["may        " + short(grant)]
        if !grant.lights.isEmpty { lines.append("lights     " + grant.lights.map(\.plain).joined(separator: ", ")) }
        if !grant.rooms.isEmpty { lines.append("rooms      " + grant.rooms.map(\.plain).joined(separator: ", ")) }
        if !grant.sensors.isEmpty { lines.append("sensors    " + grant.sensors.map(\.plain).joined(separator: ", ")) }
        for alias in grant.aliases {
            let parts = [alias.number.map { "number \($0)" }, alias.name.map { "\"\($0.plain)\"" }].compactMap { $0 }
            lines.append("knows      \(alias.light.plain) as \(parts.joined(separator: ", "))")
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
