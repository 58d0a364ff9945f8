import HomeModel

extension V1View {
    /// Who made something, as `caller` may know it: its own key, another app's UUID, `none` for the owner and for an app
    /// that is not there or not seen (Docs/HueV1.md §6.5).
    func owner(_ maker: ResourceID?, for caller: App) -> String {
        guard let maker, home.apps.contains(maker) else { return "none" }
        return maker == caller.id ? caller.key : maker.description
    }
}
