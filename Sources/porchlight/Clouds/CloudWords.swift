import BridgeServer
import Foundation

/// Cloud accounts in words. What clouds call things is shown without control characters: a terminal obeys what it is sent.
enum CloudWords {
    /// On one line, for a list.
    static func state(_ account: ControlCloud) -> String { account.words.plain }

    /// On several lines, for one account.
    static func long(_ account: ControlCloud) -> String {
        var rows = [("account", "\(account.name) at \(account.vendor)\(account.server.map { ", " + $0 } ?? "")")]
        rows.append(("state", account.words + moment(account)))
        if account.state != "unusable" { rows.append(("orders", account.orders.words)) }
        if account.state == "connected", let problem = account.problem {
            rows.append(("last failure", problem + (account.problemat.map { ", \(ClockText.minute($0))" } ?? "")))
        }
        for (key, value) in account.settings.sorted(by: { $0.key < $1.key }) { rows.append((key, value)) }
        for (name, kind) in account.classes.sorted(by: { $0.key < $1.key }) { rows.append(("class", "\(name) is \(kind)")) }
        for (name, dots) in account.secrets.sorted(by: { $0.key < $1.key }) { rows.append((name, dots)) }
        if let file = account.cafile { rows.append(("trusts", file)) }
        if let sharing = account.sharing { rows.append(("shares", shared(sharing))) }
        return Table.facts(rows)
    }

    /// What was found in a cloud.
    static func found(_ devices: [ControlCloudFind]) -> String {
        Table.text(
            ["NAME", "CLASS", "LIGHTS", "SENSORS", "REACH", "ID IN THE CLOUD"],
            devices.map { device in
                [
                    device.name.plain, device.model.plain, String(device.lights), String(device.sensors),
                    device.reachable ? "yes" : "no", device.identity.plain,
                ]
            },
            otherwise: "There are no devices in it that the home can use.")
    }

    /// What left the home with an account.
    static func removal(_ gone: ControlCloudRemoval) -> String {
        let went = went(lights: gone.lights, sensors: gone.sensors)
        let app = gone.app.map { " The app \($0.plain) is shut out." } ?? ""
        let left = gone.leftover.map { " What the cloud was shown may still be there: \($0.plain)." } ?? ""
        return "\(gone.name) is removed, and its secrets are forgotten. \(went)\(app)\(left)\n"
    }

    /// What left the home.
    static func went(lights: [String], sensors: [String]) -> String {
        let things = [(lights, "light"), (sensors, "sensor")].filter { !$0.0.isEmpty }.map { names, noun in
            "\(names.count) \(noun)\(names.count == 1 ? "" : "s") (\(names.map(\.plain).joined(separator: ", ")))"
        }
        return things.isEmpty ? "It had nothing in the home." : "Gone from the home: \(things.joined(separator: ", "))."
    }

    private static func shared(_ sharing: ControlCloud.Sharing) -> String {
        let app = sharing.app.map { "as app \($0)" } ?? "nothing"
        let problem = sharing.problem.map { ", but \($0)" } ?? ""
        guard let since = sharing.since, let lights = sharing.lights else { return app + problem }
        return "\(lights) \(lights == 1 ? "light" : "lights") since \(ClockText.minute(since)), \(app)\(problem)"
    }

    static func numbers(_ numbers: [Int]) -> String {
        numbers.isEmpty ? "-" : numbers.map(String.init).joined(separator: ", ")
    }

    private static func moment(_ account: ControlCloud) -> String {
        if let since = account.since { return " since \(ClockText.minute(since))" }
        return account.nexttry.map { "; tried again at \(ClockText.time($0))" } ?? ""
    }
}
