import BridgeCore
import Connectivity
import HomeModel

extension Z2MRoster {
    /// Takes in a list of all devices, which comes whole whenever anything about any of them changes.
    ///
    /// - Returns: who came, is described anew, or is gone. A new name is no news: what people call a device at home stays.
    mutating func list(_ records: [JSONValue], at now: Duration) -> [BackendNews] {
        var news = goodbyes(to: records)
        for device in records.compactMap(Z2MDevice.init) where !device.exposes.isEmpty {
            var entry = entries[device.address] ?? Entry(device: device)
            let isSame = isAlike(entry.device, device)
            entry.device = device
            if !isSame { (entry.lights, entry.sensors, entry.held) = ([:], [:], nil) }
            let isNews = !entry.isTold || !isSame
            entry.isTold = true
            entries[device.address] = entry
            if isNews {
                news.append(found(entry))
                asking.ask(device.address, at: now)
            }
        }
        index()
        return news + heardEarly(at: now)
    }

    /// More than this is not remembered of names that nobody has told of yet.
    private static let mostEarly = 2000

    /// The broker hands on what it keeps in no certain order.
    mutating func remember(_ message: MQTTMessage) -> [BackendNews] {
        if !isListed, early.count < Self.mostEarly || early[message.topic] != nil { early[message.topic] = message }
        return []
    }

    private mutating func heardEarly(at now: Duration) -> [BackendNews] {
        isListed = true
        defer { early = [:] }
        return early.values.sorted { $0.topic < $1.topic }.flatMap { take($0, at: now).news }
    }

    /// A device that is interviewed anew is listed meanwhile without what it can do; it is not gone.
    private mutating func goodbyes(to records: [JSONValue]) -> [BackendNews] {
        // At least the stick itself is always listed.
        guard records.contains(where: { Z2MDevice.address(of: $0) != nil }) else { return [] }
        let there = Set(records.filter { !Z2MDevice.isDisabled($0) }.compactMap(Z2MDevice.address))
        let gone = entries.keys.filter { !there.contains($0) }.sorted()
        for address in gone { entries[address] = nil }
        return gone.map { .gone(identity: $0) }
    }

    private func isAlike(_ old: Z2MDevice, _ new: Z2MDevice) -> Bool {
        let (was, now) = (old.description(driver: driver), new.description(driver: driver))
        return was.product == now.product && old.exposes == new.exposes
    }
}
