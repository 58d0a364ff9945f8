package import HomeModel

/// What an eye sees of a lamp at one moment, which during a fade is not what it is set to.
package struct Shining: Sendable, Hashable {
    /// Whether any light comes out of it.
    package let isOn: Bool
    /// How bright it is; the lowest while it is dark.
    package let brightness: Brightness
    /// The colour of its light.
    package let color: ColorXY

    /// Makes a sight.
    package init(isOn: Bool, brightness: Brightness, color: ColorXY) {
        self.isOn = isOn
        self.brightness = isOn ? brightness : .lowest
        self.color = color
    }
}
