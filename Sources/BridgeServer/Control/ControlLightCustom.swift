/// What the owner decided about a light, or is to decide: what is left out stays as it was.
package struct ControlLightCustom: Codable, Sendable, Hashable {
    /// Whether no app sees it.
    package var hidden: Bool?
    /// As what it is taken: `onoff`, `dimmable`, `ct` or `color`; to be decided also `default`, for what its maker says.
    package var kind: String?
    /// The lamp's own level, in percent, that apps know as lowest; 0 for none.
    package var floor: Double?
    /// The colours it can show: `A`, `B`, `C`, or the corners red, green and blue as `x,y,x,y,x,y`; to be decided also
    /// `default`, for what its maker says.
    package var gamut: String?

    /// Makes decisions; without arguments, none.
    package init(hidden: Bool? = nil, kind: String? = nil, floor: Double? = nil, gamut: String? = nil) {
        self.hidden = hidden
        self.kind = kind
        self.floor = floor
        self.gamut = gamut
    }
}
