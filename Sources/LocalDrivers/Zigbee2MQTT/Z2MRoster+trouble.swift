import BridgeCore
import Connectivity
import Foundation

extension Z2MRoster {
    /// As much of a complaint as its owner will read.
    private static let longest = 500

    /// Something that happened to a device. The list of devices, which comes by itself, says the rest.
    mutating func event(_ payload: [UInt8], at now: Duration) -> [BackendNews] {
        guard let record = try? JSONValue(parsing: payload), let data = record["data"], let address = Z2MDevice.address(of: data)
        else { return [] }
        switch (record["type"]?.string, data["status"]?.string) {
        case ("device_interview", "successful"):
            // What it was set to before is not what it is set to now.
            entries[address]?.lights = [:]
            if entries[address] != nil { asking.ask(address, at: now) }
            return []
        case ("device_interview", "failed"):
            return [.complaint("\(data["friendly_name"]?.string ?? address) wants to join, but does not say what it is")]
        case ("device_leave", _):
            guard entries.removeValue(forKey: address) != nil else { return [] }
            index()
            return [.gone(identity: address)]
        default: return []
        }
    }

    /// What went wrong there: the only place where it is said that an order was not followed.
    func complaint(_ payload: [UInt8]) -> [BackendNews] {
        guard let record = try? JSONValue(parsing: payload), record["level"] == "error",
            let words = record["message"]?.string.map({ String($0.prefix(Self.longest)) })
        else { return [] }
        let lamps = Self.unreached(in: words).map(lights) ?? []
        return lamps.isEmpty ? [.complaint(words)] : lamps.map { .notFollowed($0, words) }
    }

    /// The program's answer to a request, whoever made it.
    func answer(_ payload: [UInt8], to request: String) -> [BackendNews] {
        guard let record = try? JSONValue(parsing: payload), record["status"] == "error", let words = record["error"]?.string
        else { return [] }
        return [.complaint(String("\(request): \(words)".prefix(Self.longest)))]
    }

    /// Whom an order did not reach: `Publish 'set' 'brightness' to 'bulb' failed: …`.
    private static func unreached(in words: String) -> String? {
        guard let order = words.range(of: "Publish 'set' "),
            let start = words.range(of: " to '", range: order.upperBound..<words.endIndex),
            let end = words.range(of: "' failed", range: start.upperBound..<words.endIndex)
        else { return nil }
        return String(words[start.upperBound..<end.lowerBound])
    }

    /// The lights of a device or group.
    private func lights(of name: String) -> [LightAddress] {
        let members = addresses[name].map { [$0] } ?? known.first { $0.name == name }?.members.sorted() ?? []
        return members.flatMap { address in
            (entries[address]?.device.exposes.lights ?? []).indices.map { LightAddress(identity: address, index: $0) }
        }
    }
}
