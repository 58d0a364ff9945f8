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
        if account.state != "unusable" { rows.append(("orders", orders(account.orders))) }
        if account.state == "connected", let problem = account.problem {
            rows.append(("last failure", problem + (account.problemat.map { ", \(ClockText.minute($0))" } ?? "")))
        }
        for (key, value) in account.settings.sorted(by: { $0.key < $1.key }) { rows.append((key, value)) }
        for (name, kind) in account.classes.sorted(by: { $0.key < $1.key }) { rows.append(("class", "\(name) is \(kind)")) }
        for (name, dots) in account.secrets.sorted(by: { $0.key < $1.key }) { rows.append((name, dots)) }
        if let file = account.cafile { rows.append(("trusts", file)) }
        if let sharing = account.sharing {
            rows.append(("shares", (sharing.app.map { "as app \($0)" } ?? "nothing") + (sharing.problem.map { ", but \($0)" } ?? "")))
        }
        return rows.map { name, value in
            name + String(repeating: " ", count: max(13 - name.count, 1)) + value.plain + "\n"
        }.joined()
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
        let things = [(gone.lights, "light"), (gone.sensors, "sensor")].filter { !$0.0.isEmpty }.map { names, noun in
            "\(names.count) \(noun)\(names.count == 1 ? "" : "s") (\(names.map(\.plain).joined(separator: ", ")))"
        }
        let went = things.isEmpty ? "It had nothing in the home." : "Gone from the home: \(things.joined(separator: ", "))."
        let app = gone.app.map { " The app \($0.plain) is shut out." } ?? ""
        return "\(gone.name) is removed, and its secrets are forgotten. \(went)\(app)\n"
    }

    static func numbers(_ numbers: [Int]) -> String {
        numbers.isEmpty ? "-" : numbers.map(String.init).joined(separator: ", ")
    }

    private static func moment(_ account: ControlCloud) -> String {
        if let since = account.since { return " since \(ClockText.minute(since))" }
        return account.nexttry.map { "; tried again at \(ClockText.time($0))" } ?? ""
    }

    private static func orders(_ orders: ControlCloud.Orders) -> String {
        var words = ["\(orders.sent) sent", "\(orders.merged) merged into later ones"]
        if orders.failed > 0 { words.append("\(orders.failed) failed") }
        if orders.unconfirmed > 0 { words.append("\(orders.unconfirmed) not followed in time") }
        return words.joined(separator: ", ")
    }
}
