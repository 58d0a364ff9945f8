import Foundation
import HomeModel

extension SimulatedLamp {
    /// What an eye sees of it.
    package func shining(at now: Duration) -> Shining {
        let breath = breath(at: now)
        let isLit = setting.on || !level.isOver(at: now)
        return Shining(
            isOn: isLit && (abilities.dims || breath >= 0.5),
            brightness: Brightness(fraction: abilities.dims ? level.value(at: now) * breath : 1),
            color: loopColor(at: now) ?? color.value(at: now))
    }

    /// The share of its light that breathing leaves: from all of it down to nothing and back, once a second.
    private func breath(at now: Duration) -> Double {
        guard setting.on, let breathBegan, let length = setting.alert.length else { return 1 }
        guard now - breathBegan < length else { return 1 }
        let breaths = (now - breathBegan) / Self.breathLength
        return (1 + cos(2 * .pi * breaths)) / 2
    }

    /// Where on the colour wheel it is, if it walks there.
    private func loopColor(at now: Duration) -> ColorXY? {
        guard let loopBegan, let gamut = abilities.gamut, let base = setting.color?.hueSaturation else { return nil }
        let turned = 360 * ((now - loopBegan) / Self.loopLength)
        return gamut.xy(of: HueSaturation(hue: base.hue + turned, saturation: base.saturation))
    }
}

extension LightAlert {
    /// How long a lamp breathes when it is called so (Docs/HueV1.md §7.3); `nil` if it does not.
    fileprivate var length: Duration? {
        switch self {
        case .none: nil
        case .breatheOnce: SimulatedLamp.breathLength
        case .breatheLong: .seconds(15)
        }
    }
}
