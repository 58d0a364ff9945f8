import Connectivity
import HomeModel

/// A part of a strip that is set by itself.
struct WLEDSegment: Sendable, Hashable {
    let id: Int
    private(set) var name = ""
    private(set) var isOn = true
    /// 0…255.
    private(set) var level = 255
    /// The first of its three colours; `nil` while it never told one.
    private(set) var rgb: ColorRGB?
    /// The number of its effect; 0 for none.
    private(set) var effect = 0
    /// Where it is between warm and cold, 0…255, or in kelvin if it is above that.
    private(set) var tone: Double?
    /// What it can do, if it tells so itself, as firmware from 16 on does.
    private(set) var ownAbilities: Int?

    init(id: Int) { self.id = id }

    /// It says how it is set; what it does not mention stays.
    mutating func hear(_ word: JSONValue) {
        if let text = word["n"]?.string { name = text }
        if let on = word["on"]?.bool { isOn = on }
        if let number = word["bri"]?.int { level = min(max(number, 0), 255) }
        if let color = word["col"]?.array?.first.flatMap(Self.color) { rgb = color }
        if let number = word["fx"]?.int { effect = number }
        if let number = word["cct"]?.double { tone = number }
        if let bits = word["lc"]?.int { ownAbilities = bits }
    }

    /// A segment without length is one that was deleted.
    static func exists(_ word: JSONValue) -> Bool {
        guard word.object != nil else { return false }
        guard let start = word["start"]?.int, let stop = word["stop"]?.int else { return true }
        return stop > start
    }

    /// Red, green, blue and perhaps white in an array, or in hex.
    private static func color(_ word: JSONValue) -> ColorRGB? {
        if let parts = word.array?.compactMap(\.double), parts.count >= 3 {
            return ColorRGB(levels: parts[0], parts[1], parts[2])
        }
        guard let text = word.string, text.utf8.count >= 6, let number = Int(text.drop { $0 == "#" }.prefix(6), radix: 16) else { return nil }
        return ColorRGB(levels: Double(number >> 16 & 255), Double(number >> 8 & 255), Double(number & 255))
    }
}
