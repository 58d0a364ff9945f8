/// What a device may still say of how it was set before, beside how it is set now. A lamp that works well forgets the white when
/// it is given a colour; one that does not lets the old word stand, and means the new one. Pure.
struct WiZLeftovers: Sendable, Hashable {
    private var temperature: Int?
    private var scene: Int?

    /// It was told another colour, white or scene than it has.
    mutating func leave(_ pilot: WiZPilot) {
        temperature = pilot.temperature ?? temperature
        if pilot.scene > 0 { scene = pilot.scene }
    }

    /// What it says, without old words that stand beside exactly what it was told last.
    ///
    /// - Parameter last: how it is set, as far as is known.
    func cleared(_ heard: WiZPilot, last: WiZPilot) -> WiZPilot {
        var pilot = heard
        let isLastColor = last.levels != nil && last.temperature == nil && heard.levels == last.levels
        let isLastWhite = last.temperature != nil && heard.temperature == last.temperature
        guard last.scene == 0, isLastColor || isLastWhite else { return pilot }
        if isLastColor, heard.temperature == temperature { pilot.temperature = nil }
        if heard.scene == scene { pilot.scene = 0 }
        return pilot
    }
}
