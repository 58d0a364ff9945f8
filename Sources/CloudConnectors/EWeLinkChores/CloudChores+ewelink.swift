import BridgeCore
import Connectivity
import HomeModel

extension CloudChores {
    /// All that eWeLink has.
    static func ewelink(_ errands: any EWeLinkErrands, world: World) -> CloudChores {
        CloudChores(
            things: { try await errands.listing().map(\.thing) }, timers: EWeLinkTimers(errands: errands, world: world),
            sharing: EWeLinkSharing(errands: errands, world: world), groups: EWeLinkGroups(errands: errands))
    }
}
