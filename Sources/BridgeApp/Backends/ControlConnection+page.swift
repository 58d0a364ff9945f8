import BridgeCore
import BridgeServer
import HomeModel

extension ControlConnection {
    /// What the owner is shown of a page of the ledger.
    init(_ page: BackendLedger.Page, at now: Instant) {
        self.init(state: "connecting")
        connections = page.connections
        orders = ControlOrders(page.orders)
        (problem, problemat) = (page.failure?.words, page.failure?.at.utc)
        switch page.state {
        case .connecting: break
        case .connected(let moment): (state, since) = ("connected", moment.utc)
        case .waiting(let then): (state, nexttry) = ("waiting", now.advanced(by: then - now.uptime).utc)
        }
    }
}

extension ControlOrders {
    init(_ counts: OrderCounts) {
        self.init(sent: counts.sent, merged: counts.merged, failed: counts.failed, unconfirmed: counts.unconfirmed)
    }
}
