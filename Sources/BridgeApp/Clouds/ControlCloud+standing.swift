import BridgeCore
import BridgeServer
import CloudConnectors
import Foundation
import HomeModel

extension ControlCloud {
    /// What the owner is shown of an account.
    init(_ standing: CloudStanding, in home: Home, at now: Instant) {
        let (entry, account) = (standing.entry, standing.entry.account)
        self.init(
            name: account.name, vendor: account.vendor.rawValue, server: account.baseURL, cafile: account.caFile,
            settings: account.settings, classes: account.classes, secrets: entry.secrets, state: "unusable")
        sharing = account.shares ? Self.sharing(standing, in: home) : nil
        guard let page = standing.page else {
            problem = entry.trouble.map { "\($0)" } ?? "this program has no connector for \(account.vendor.rawValue)"
            return
        }
        let connection = ControlConnection(page, at: now)
        (state, since, nexttry) = (connection.state, connection.since, connection.nexttry)
        (devices, connections, orders) = (page.devices, connection.connections, connection.orders)
        (problem, problemat) = (connection.problem, connection.problemat)
    }

    private static func sharing(_ standing: CloudStanding, in home: Home) -> Sharing {
        let app = standing.entry.account.app.flatMap { home.apps[$0]?.deviceType }
        var sharing = Sharing(app: app, problem: nil)
        if case .connected(let since) = standing.sharing?.state {
            (sharing.since, sharing.lights) = (since.utc, standing.sharing?.devices)
        } else {
            sharing.problem = standing.sharing?.failure?.words
        }
        if app == nil { sharing.problem = "the app that the cloud acted as was revoked: remove the account and add it again" }
        return sharing
    }
}

extension ControlCloudFind {
    init(_ device: BackendDevice) {
        self.init(
            name: device.description.name, identity: device.identity, model: device.description.product.model,
            lights: device.description.lights.count, sensors: device.description.sensors.count,
            reachable: device.isReachable)
    }
}
