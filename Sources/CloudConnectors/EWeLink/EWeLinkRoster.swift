import Connectivity
package import BridgeCore
import Foundation
package import HomeModel

/// The devices of an account, what they said, and what it means to the home. It knows no connection and no clock: whether
/// parameters come by the cloud or on the LAN, they come in here, and orders become frames here. It outlives connections.
package struct EWeLinkRoster: Sendable {
    struct Entry: Sendable {
        var device: EWeLinkDevice
        var model: EWeLinkModel
        var echoes: [Int: EWeLinkEcho] = [:]
        /// When it was last heard, by whichever way.
        var heard: Date?
        var isReachable: Bool
        /// Whether it can be spoken with on the LAN.
        var isAtHand = false
        /// When it was last heard or spoken to there.
        var heardAtHand: Date?
        /// When it was last learnt, in whatever way, what it is set to; of lists nobody knows how old they are.
        var learnt: Date?
        /// What the cloud said of it, and what may be older than what was heard at hand.
        var deferred: EWeLinkParams?
        /// Whether it belongs to no account and speaks plainly.
        var isDIY = false
    }

    private let driver: String
    var entries: [String: Entry] = [:]

    /// Makes one without devices.
    ///
    /// - Parameter driver: the account's.
    package init(driver: String) {
        self.driver = driver
    }

    /// Makes one of devices that were kept, which nobody has heard since.
    ///
    /// - Parameter kept: what `kept` was. What cannot be read counts as nothing.
    package init(driver: String, kept: String?) {
        self.init(driver: driver)
        let devices = kept.flatMap { try? JSONDecoder().decode([EWeLinkDevice].self, from: Data($0.utf8)) } ?? []
        for var device in devices {
            guard let model = EWeLinkModel(uiid: device.uiid) else { continue }
            device.isOnline = false
            // What is listed has an owner.
            let isDIY = device.apikey.isEmpty && device.devicekey.isEmpty
            entries[device.id] = Entry(device: device, model: model, isReachable: false, isDIY: isDIY)
        }
    }

    /// The devices with their keys, to be kept: it is secret.
    package var kept: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let devices = known.map(\.device)
        return (try? encoder.encode(devices)).map { String(decoding: $0, as: UTF8.self) } ?? "[]"
    }

    private var known: [Entry] { entries.sorted { $0.key < $1.key }.map(\.value) }

    /// A device as it is known; `nil` for one that the account does not have, or that the home has no use for.
    package func device(_ id: String) -> EWeLinkDevice? { entries[id]?.device }

    /// The ids of all devices, in order.
    package var ids: [String] { entries.keys.sorted() }

    /// All devices in the home's terms, in the order of their ids.
    package var devices: [BackendDevice] { known.map(cloudDevice) }

    /// What is sent to a light for an order, one frame after the other; none if there is no word for any of it.
    package func frames(for action: LightAction, at lamp: LightAddress) -> [EWeLinkParams] {
        guard let entry = entries[lamp.identity] else { return [] }
        return entry.model.frames(for: action, light: lamp.index, said: entry.device.params)
    }

    func cloudDevice(_ entry: Entry) -> BackendDevice {
        var readings = entry.model.standing(entry.device.params)
        for (index, reading) in readings.lights { readings.lights[index] = entry.echoes[index]?.resolve(reading) ?? reading }
        return BackendDevice(
            description: entry.device.description(entry.model, key: DeviceKey(driver: driver, identity: entry.device.id)),
            isReachable: entry.isReachable, lights: readings.lights, sensors: readings.sensors)
    }
}
