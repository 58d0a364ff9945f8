import Connectivity
import HomeModel

extension LightReading {
    /// What a program says of a light; what it does not mention, or says in another shape, stays as it was.
    init(external said: JSONValue) {
        self.init(on: said["on"]?.bool, brightness: said["bri"]?.double.map { Brightness(fraction: $0) })
        if let xy = said["xy"]?.array?.compactMap(\.double), xy.count == 2 { self.xy = ColorXY(x: xy[0], y: xy[1]) }
        if let mirek = said["mirek"]?.double, (1...10_000).contains(mirek) { self.mirek = Mirek(Int(mirek.rounded())) }
        effect = said["effect"]?.string.flatMap(LightEffect.init(external:))
    }
}

extension LightEffect {
    fileprivate init?(external name: String) {
        switch name {
        case "none": self = .none
        case "colorloop": self = .colorLoop
        default: return nil
        }
    }
}
