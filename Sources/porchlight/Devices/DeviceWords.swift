import BridgeServer
import Foundation

/// Devices in words. What they call themselves is shown without control characters: a terminal obeys what it is sent.
enum DeviceWords {
    static func list(_ devices: [ControlDevice]) -> String {
        Table.text(
            ["NAME", "MODEL", "ROOM", "LIGHTS", "SENSORS", "STATE", "ID"],
            devices.map { device in
                [
                    device.name.plain, device.model.plain, (device.room ?? "-").plain, CloudWords.numbers(device.lights),
                    CloudWords.numbers(device.sensors), state(device), device.id.plain,
                ]
            },
            otherwise: "There are no devices. \"porchlight devices search\" looks around.")
    }

    /// On several lines, for one device.
    static func long(_ device: ControlDevice) -> String {
        var rows = [("device", device.name), ("id", device.id), ("state", state(device))]
        if !device.model.isEmpty { rows.append(("model", device.model)) }
        if let room = device.room { rows.append(("room", room)) }
        if !device.lights.isEmpty { rows.append(("lights", CloudWords.numbers(device.lights))) }
        if !device.sensors.isEmpty { rows.append(("sensors", CloudWords.numbers(device.sensors))) }
        if let battery = device.battery { rows.append(("battery", "\(battery) %")) }
        if let address = device.address { rows.append(("address", address)) }
        for (name, dots) in device.secrets.sorted(by: { $0.key < $1.key }) { rows.append((name, dots)) }
        guard let connection = device.connection else { return Table.facts(rows) }
        rows.append(("connection", connection.words + BackendWords.moment(connection)))
        if connection.state != "unusable" { rows.append(("orders", connection.orders.words)) }
        if let failure = BackendWords.failure(connection) { rows.append(("last failure", failure)) }
        return Table.facts(rows)
    }

    /// What was met in a search.
    static func finds(_ finds: [ControlFind]) -> String {
        guard !finds.isEmpty else { return "Nothing was found.\n" }
        let table = Table.text(
            ["NAME", "KIND", "MODEL", "ADDRESS", "STATE", "ID"],
            finds.map { find in
                [
                    find.name.isEmpty ? "-" : find.name.plain, find.kind, find.model.plain, find.address.isEmpty ? "-" : find.address.plain,
                    find.taken ? "taken in" : find.need == nil ? "new" : "needs something", find.id.plain,
                ]
            }, otherwise: "")
        let needs = finds.filter { !$0.taken }.compactMap { find in find.need.map { "\(find.id.plain): \($0.plain)\n" } }
        let new = finds.contains { !$0.taken }
        return table + needs.joined() + (new ? "\"porchlight devices adopt ID\" takes one in.\n" : "")
    }

    private static func state(_ device: ControlDevice) -> String {
        switch device.place {
        case "forgotten": "forgotten"
        case "expected": "not met yet"
        default: device.reachable ? "reachable" : "out of reach"
        }
    }
}
