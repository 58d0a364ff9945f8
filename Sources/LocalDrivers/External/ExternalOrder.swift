import BridgeCore
import Connectivity
import HomeModel

/// What a program is told to do (Docs/Drivers.md, "External programs").
enum ExternalOrder {
    /// The line for an action. Colours are chromaticities or temperatures, whatever the app spoke of.
    static func line(_ number: Int, _ action: LightAction, at lamps: [LightAddress], gamut: Gamut?) -> JSONValue {
        var words: [String: JSONValue] = [
            "order": .int(Int64(number)),
            "lights": .array(lamps.map { [.string($0.identity), .int(Int64($0.index))] }),
            "transition": .int(Int64(max(action.transition / .milliseconds(1), 0))),
        ]
        words["on"] = action.on.map { .bool($0) }
        words["bri"] = action.brightness.map { .double($0.fraction) }
        switch action.color {
        case .xy(let point): words["xy"] = xy(point)
        case .hueSaturation(let color): words["xy"] = xy((gamut ?? .c).xy(of: color))
        case .mirek(let mirek): words["mirek"] = .int(Int64(mirek.value))
        case nil: break
        }
        words["alert"] = action.alert.map(word)
        words["effect"] = action.effect.map { $0 == .colorLoop ? "colorloop" : "none" }
        if action.stopsFade { words["stop"] = true }
        return .object(words)
    }

    private static func xy(_ point: ColorXY) -> JSONValue { [.double(point.x), .double(point.y)] }

    private static func word(_ alert: LightAlert) -> JSONValue {
        switch alert {
        case .none: "none"
        case .breatheOnce: "once"
        case .breatheLong: "long"
        }
    }
}
