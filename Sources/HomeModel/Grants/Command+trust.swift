extension Command {
    /// Whether an app may ask for this only on a bridge that trusts apps, as early ones did (Docs/HueV1.md §6.4, §6.6).
    var needsTrust: Bool {
        switch self {
        case .revokeApp: true
        case .editSettings(let patch): patch.pressesLinkButton
        default: false
        }
    }
}
