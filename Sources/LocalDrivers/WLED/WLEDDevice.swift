package import BridgeCore
package import Connectivity
import HomeModel

/// What is known of one WLED. It is pure.
///
/// With one segment the light is the whole device, which is what WLED's own apps show; with several each is a light.
package struct WLEDDevice: Sendable {
    /// What devices' keys name the driver by.
    package static let driver = "wled"

    private(set) var info: WLEDInfo
    private(set) var isOn = false
    /// Of all segments together, 1…255.
    private(set) var level = 255
    /// In the order of their ids.
    private(set) var segments: [WLEDSegment] = []
    /// By the segments' ids.
    var colors: [Int: ColorMemory] = [:]

    /// Reads what a device says: `{"state": …, "info": …}`.
    ///
    /// - Throws: `LanFailure.notUnderstood`: this is no WLED.
    package init(_ word: JSONValue) throws(LanFailure) {
        guard let info = WLEDInfo(word["info"]) else { throw .notUnderstood("this is not a WLED") }
        self.info = info
        take(word["state"])
    }

    /// Its hardware address.
    package var identity: String { info.mac }

    /// It says how it is, as a whole or in part.
    ///
    /// - Returns: what the home must be told; nothing for what does not fit.
    package mutating func hear(_ word: JSONValue) -> [BackendNews] {
        let before = described.description
        if let info = WLEDInfo(word["info"]), info.mac == self.info.mac { self.info = info }
        guard word["state"]?.object != nil || word["info"]?.object != nil else { return [] }
        take(word["state"])
        let now = described
        if now.description != before { return [.found(now)] }
        return now.lights.sorted { $0.key < $1.key }.map { .light(LightAddress(identity: identity, index: $0.key), $0.value) }
    }

    /// More than any firmware has.
    private static let most = 128
    /// What is beyond is no segment of any firmware.
    private static let ids = 0..<1024

    /// The device was told this, and will only say so up to a second later.
    mutating func sent(_ command: JSONValue) {
        if command["on"]?.bool == true { isOn = true }
        for word in command["seg"]?.array ?? [] {
            guard let place = segments.firstIndex(where: { $0.id == word["id"]?.int }) else { continue }
            segments[place].hear(word)
        }
    }

    private mutating func take(_ state: JSONValue?) {
        if let on = state?["on"]?.bool { isOn = on }
        if let number = state?["bri"]?.int, number > 0 { level = min(number, 255) }
        guard let words = state?["seg"]?.array, !words.isEmpty else { return }
        var heard: [Int: WLEDSegment] = [:]
        for (place, word) in words.prefix(Self.most).enumerated() where WLEDSegment.exists(word) {
            let id = word["id"]?.int ?? place
            guard Self.ids.contains(id) else { continue }
            var segment = segments.first { $0.id == id } ?? WLEDSegment(id: id)
            segment.hear(word)
            heard[id] = segment
        }
        // A device with nothing to light up is one in the midst of a change.
        if !heard.isEmpty { segments = heard.values.sorted { $0.id < $1.id } }
    }

    /// Whether each segment is a light.
    var isDivided: Bool { segments.count > 1 }

    func abilities(of segment: WLEDSegment) -> WLEDAbilities {
        WLEDAbilities(bits: segment.ownAbilities ?? info.abilities(of: segment.id))
    }
}
