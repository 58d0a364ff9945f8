import Connectivity
import HomeModel

extension TasmotaLight {
    /// What an object says of this light. Words for on and off are the device's own.
    func reading(_ said: [String: JSONValue], _ config: TasmotaConfig) -> LightReading {
        var reading = LightReading()
        reading.on = (said["POWER\(output)"] ?? (output == 1 ? said["POWER"] : nil)).flatMap { Self.flag($0, config) }
        guard kind != .relay else { return reading }
        if let number = number(said) { reading.brightness = BrightnessScale.percent.brightness(number) }
        switch kind {
        case .whites: reading.mirek = mirek(said)
        case .colors: reading.xy = hasWhite && isWhite(said) == true ? nil : point(said)
        case .all:
            // Both are always said; what counts is which of the lamps gives light.
            switch isWhite(said) {
            case true?: reading.mirek = mirek(said)
            case false?: reading.xy = point(said)
            case nil: (reading.mirek, reading.xy) = only(mirek(said), point(said))
            }
        case .relay, .dimmer: break
        }
        if showsColors { reading.effect = said["Scheme"]?.int.map { [2, 3].contains($0) ? .colorLoop : LightEffect.none } }
        return reading
    }

    /// Whether a word means on or off; `nil` if it means neither. The device's own words go first.
    static func flag(_ word: JSONValue, _ config: TasmotaConfig) -> Bool? {
        guard let text = word.plainText else { return nil }
        if text.isSame(as: config.words.yes) { return true }
        if text.isSame(as: config.words.no) { return false }
        return ["ON": true, "OFF": false, "1": true, "0": false, "true": true, "false": false][text]
    }

    private func number(_ said: [String: JSONValue]) -> Double? {
        if let number = level.flatMap({ said[$0]?.plainNumber }) { return number }
        guard let channel, let levels = said["Channel"]?.array, levels.indices.contains(channel) else { return nil }
        return levels[channel].plainNumber
    }

    private func mirek(_ said: [String: JSONValue]) -> Mirek? {
        guard let number = said["CT"]?.plainNumber, number >= 1, number <= 10_000 else { return nil }
        return range.clamp(Mirek(Int(number.rounded())))
    }

    /// `HSBColor` holds hue, saturation and brightness; `Color` is dimmed already.
    private func point(_ said: [String: JSONValue]) -> ColorXY? {
        let parts = (said["HSBColor"]?.string ?? "").split(separator: ",").compactMap { Double($0) }
        guard parts.count == 3, parts.allSatisfy(\.isFinite) else { return nil }
        return ColorRGB(HueSaturation(hue: parts[0], saturation: parts[1] / 100)).xy()
    }

    /// Whether white gives light rather than colours; `nil` if that is not said.
    private func isWhite(_ said: [String: JSONValue]) -> Bool? {
        if let white = said["White"]?.plainNumber, white > 0 { return true }
        if let channels = said["Channel"]?.array?.compactMap(\.plainNumber) ?? Self.channels(said["Color"]?.string), channels.count >= 3 {
            return channels.prefix(3).allSatisfy { $0 == 0 } ? channels.dropFirst(3).contains { $0 > 0 } ? true : nil : false
        }
        return said["White"] == nil ? nil : false
    }

    /// Pairs of digits, or numbers with commas between them (SetOption17).
    static func channels(_ text: String?) -> [Double]? {
        guard let text, !text.isEmpty else { return nil }
        if text.contains(",") { return text.split(separator: ",").map { Double($0.drop(while: \.isWhitespace)) ?? 0 } }
        let digits = Array(text.drop { $0 == "#" })
        guard digits.count % 2 == 0, digits.allSatisfy(\.isHexDigit) else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { Double(UInt8(String(digits[$0...$0 + 1]), radix: 16) ?? 0) }
    }

    private func only(_ mirek: Mirek?, _ point: ColorXY?) -> (Mirek?, ColorXY?) {
        mirek != nil && point != nil ? (nil, nil) : (mirek, point)
    }
}
