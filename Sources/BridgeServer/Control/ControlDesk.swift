package import BridgeCore
import Foundation
import HomeModel
import HueV1

/// Does what the owner asks for. Where a request came from and how it is written is not its business.
package struct ControlDesk: Sendable {
    let bridge: Bridge
    let bench: any SimulationBench
    let clouds: any CloudBench
    let backends: any BackendBench
    let statusFacts: @Sendable () -> StatusFacts

    /// Makes a desk.
    package init(
        bridge: Bridge, bench: any SimulationBench, clouds: any CloudBench, backends: any BackendBench,
        statusFacts: @escaping @Sendable () -> StatusFacts
    ) {
        self.bridge = bridge
        self.bench = bench
        self.clouds = clouds
        self.backends = backends
        self.statusFacts = statusFacts
    }

    var home: Home { bridge.published.snapshot.home }

    func status() async -> ControlStatus {
        let (clouds, backends) = (await cloudWords(), await backendsForStatus())
        let (home, facts, now) = (home, statusFacts(), bridge.world.now())
        return ControlStatus(
            name: home.settings.name, bridgeid: home.identity.bridgeID, profile: facts.profile, version: facts.version,
            pid: facts.pid, http: facts.http, https: facts.https, store: facts.store, lights: home.lights.count,
            unreachable: home.lights.all.count { !home.isReachable($0) }, apps: home.apps.count,
            uptime: (now.uptime - facts.started).inSeconds, linkbutton: home.linkButton.isPressed(at: now),
            discovery: facts.discovery, clouds: clouds, backends: backends)
    }

    func linkButton() -> ControlLinkButton {
        let (button, now) = (home.linkButton, bridge.world.now())
        return ControlLinkButton(
            pressed: button.isPressed(at: now), remaining: button.remaining(at: now).inSeconds,
            asked: button.knocks.map { knock in
                ControlLinkButton.Asked(
                    devicetype: knock.deviceType, address: knock.address, at: knock.at, admitted: knock.admitted)
            })
    }

    /// Presses the button; `edit` says what apps that come during this press may, if not the usual.
    func press(_ edit: ControlGrantEdit) async throws(ControlProblem) -> ControlLinkButton {
        let granted = edit == ControlGrantEdit() ? nil : try grant(home.defaultGrant, edited: edit)
        try await perform(.pressLinkButton(granting: granted))
        return linkButton()
    }

    func apps() -> [ControlApp] { home.apps.all.map { ControlApp($0, in: home, at: bridge.world.now()) } }

    func app(_ word: String) throws(ControlProblem) -> ControlApp {
        ControlApp(try find(app: word), in: home, at: bridge.world.now())
    }

    func revoke(_ word: String) async throws(ControlProblem) -> ControlApp {
        let gone = try app(word)
        try await perform(.revokeApp(try find(app: word).id))
        return gone
    }

    /// An app by its id, the beginning of its id, or its name if only one has it.
    func find(app word: String) throws(ControlProblem) -> App {
        let byID = home.apps.all.filter { word.count >= 4 && $0.id.description.hasPrefix(word.lowercased()) }
        let found = byID.isEmpty ? home.apps.all.filter { $0.deviceType == word } : Array(byID)
        guard let app = found.first else { throw ControlProblem("there is no app \"\(word)\"; \"porchlight apps list\" shows all") }
        guard found.count == 1 else {
            throw ControlProblem("\(found.count) apps are called \"\(word)\"; name one by the beginning of its id")
        }
        return app
    }

    /// Carries out a command of the owner's.
    @discardableResult
    func perform(_ command: Command) async throws(ControlProblem) -> Receipt {
        do throws(BridgeError) {
            return try await bridge.perform(command, by: .owner)
        } catch {
            throw ControlProblem(Self.words(for: error))
        }
    }

    /// Why the home did not do something, for its owner.
    package static func words(for error: BridgeError) -> String {
        switch error {
        case .refused(.notFound(let reference)): "there is no such \(reference.kind.rawValue)"
        case .refused(.invalid("name")): "a name has 1 to 32 bytes and no control characters"
        case .refused(.invalid(let attribute)): "this is not a value for \(attribute)"
        case .refused(.inAnotherRoom): "it is in another room already"
        case .refused(.notAllowed), .refused(.linkButtonNotPressed): "this is not allowed"
        case .refused(.full(let kind)): "there is no room for another \(kind.rawValue)"
        case .refused(.readOnly), .refused(.locked): "something else needs it as it is"
        case .refused(.groupIsEmpty): "there is no light in it"
        case .refused(.isStreaming): "an app streams to it"
        case .refused(.condition), .refused(.action): "this is not something that rules do"
        case .refused(.resourceDeleted): "what it speaks of is gone"
        case .refused(.timeIsPast): "its time has passed"
        case .refused(.noTimeZone): "the bridge has no time zone"
        case .notSaved(let cause): "it could not be kept, so it was not done: \(cause)"
        }
    }
}

extension ControlApp {
    init(_ app: App, in home: Home, at now: Instant) {
        self.init(
            id: app.id.description, name: app.deviceType, created: app.created, lastused: app.lastUsed,
            clientkey: app.clientKey != nil,
            sharedwith: home.apps(withKey: app.key).filter { $0.id != app.id }.map(\.deviceType),
            grant: ControlGrant(app.grant, in: home, at: now))
    }
}

extension ControlGrant {
    init(_ grant: Grant, in home: Home, at now: Instant) {
        let isAll = grant.scope == .everything
        var (lights, groups, sensors): (Set<ResourceID>, Set<ResourceID>, Set<ResourceID>) = ([], [], [])
        if case .only(let l, let g, let s) = grant.scope { (lights, groups, sensors) = (l, g, s) }
        self.init(
            level: grant.level.rawValue, everything: isAll,
            lights: home.lights.all.filter { lights.contains($0.id) }.map(\.name),
            rooms: home.rooms.all.filter { groups.contains($0.id) }.map(\.name)
                + home.zones.all.filter { groups.contains($0.id) }.map(\.name),
            sensors: home.sensors.all.filter { sensors.contains($0.id) }.map(\.name),
            until: grant.until, expired: grant.isOver(at: now.utc),
            aliases: home.lights.all.compactMap { light in
                grant.aliases[light.id].map { Alias(light: light.name, number: $0.number, name: $0.name) }
            })
    }
}
