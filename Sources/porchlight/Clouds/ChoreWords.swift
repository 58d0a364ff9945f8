import BridgeServer
import Foundation

/// What is in a cloud in words: timers, shares and groups.
enum ChoreWords {
    static func timers(_ timers: [ControlCloudTimer]) -> String {
        let rows = timers.map { timer in
            [
                timer.device.plain, timer.outlet.map(String.init) ?? "-", does(timer), when(timer), timer.enabled ? "yes" : "no",
                timer.id.plain,
            ]
        }
        return Table.text(["DEVICE", "OUTLET", "DOES", "WHEN", "RUNS", "ID"], rows, otherwise: "There are no timers.")
    }

    /// One timer in a sentence.
    static func timer(_ timer: ControlCloudTimer) -> String {
        let outlet = timer.outlet.map { " outlet \($0)" } ?? ""
        return "\(timer.device.plain)\(outlet) \(does(timer)) \(when(timer)), \(timer.id.plain)"
    }

    static func shares(_ shares: [ControlCloudShare]) -> String {
        let rows = shares.map { share in
            [
                share.device.plain, (share.theirs ? "from " : "with ") + share.person.plain, rights(share),
                share.pending ? "waits" : "shared", share.identity.plain,
            ]
        }
        return Table.text(["DEVICE", "WHO", "TIMERS", "STATE", "ID IN THE CLOUD"], rows, otherwise: "Nothing is shared.")
    }

    static func shared(_ share: ControlCloudShare) -> String {
        let may = share.rights.map { words in
            words.isEmpty ? ", who may not touch its timers" : ", who may do this to its timers: \(rights(words))"
        }
        let waits = share.pending ? "; they are invited and have not answered yet" : ""
        return "\(share.device.plain) is shared with \(share.person.plain)\(may ?? "")\(waits).\n"
    }

    static func groups(_ groups: [ControlCloudGroup]) -> String {
        let rows = groups.map { group in
            [String(group.index), group.name.plain, group.devices.isEmpty ? "-" : members(group), group.id.plain]
        }
        return Table.text(["INDEX", "NAME", "DEVICES", "ID"], rows, otherwise: "There are no groups.")
    }

    static func removal(_ gone: ControlGroupRemoval) -> String {
        let devices = gone.group.devices.map { "\($0.name.plain) (\($0.identity.plain))" }.joined(separator: ", ")
        let rest = devices.isEmpty ? "There was nothing in it."
            : gone.withdevices ? "Gone from the account with it: \(devices)." : "These stay: \(devices)."
        return "The group \(gone.group.name.plain) is removed. \(rest)\n"
    }

    private static func does(_ timer: ControlCloudTimer) -> String {
        timer.does ?? (timer.kind == "cycle" ? "on, off" : "something else")
    }

    /// The home's clocks first, and the cloud's, which count.
    private static func when(_ timer: ControlCloudTimer) -> String {
        switch timer.kind {
        case "once": "at \(timer.at.map(ClockText.minute) ?? "?")"
        case "countdown": "at \(timer.at.map(ClockText.minute) ?? "?"), \(timer.minutes ?? 0) min after it was set"
        case "cycle":
            "every \(timer.minutes ?? 0) min for \(timer.onminutes ?? 0) min, from \(timer.at.map(ClockText.minute) ?? "?")"
        case "repeat":
            [timer.here.map(week), timer.utc.map { week($0) + " UTC" }].compactMap { $0 }.joined(separator: " = ")
        default: "not understood: \((timer.words ?? "").plain)"
        }
    }

    private static func week(_ week: ControlCloudTimer.Week) -> String {
        "\(week.time) \(week.days.count == 7 ? "daily" : week.days.joined(separator: ","))"
    }

    private static func rights(_ share: ControlCloudShare) -> String { share.rights.map(rights) ?? "-" }

    private static func rights(_ words: [String]) -> String { words.isEmpty ? "none" : words.joined(separator: ",") }

    private static func members(_ group: ControlCloudGroup) -> String {
        group.devices.map(\.name.plain).joined(separator: ", ")
    }
}
