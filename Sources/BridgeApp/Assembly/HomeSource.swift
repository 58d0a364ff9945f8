import BridgeCore
import BridgeStore
import Foundation
import HomeModel
import HueV1
import LocalDrivers
import Yams

/// Where the home comes from: the store, or, when nothing was ever kept, a file or the sample home.
struct HomeSource: Sendable {
    let settings: ServeSettings
    /// What to fill a new home with, if it is not for the settings to say.
    let given: HomeDescription?
    let world: World

    /// A home and what has to happen before anyone sees it.
    struct Found: Sendable {
        var home: Home
        var faces: [any FaceMemory]
        var lastBatch: UInt64
        /// Commands that make it what the settings ask for.
        var firstCommands: [Command]
    }

    /// Finds the home.
    ///
    /// - Throws: what makes the store unreadable, or `SettingsError` when the home file is not one.
    func find(in store: any HomeStore) throws -> Found {
        guard let kept = try store.load() else { return try new() }
        let home = Home(
            restoring: kept.identity, settings: kept.settings, linkButton: settings.linkButton,
            limits: settings.profile.limits, defaultGrant: settings.defaultGrant,
            trustsApps: settings.profile.trustsApps, resources: kept.resources)
        var numbers = try kept.faces[V1Numbers.face].map { try V1Numbers(kept: $0) } ?? V1Numbers()
        // Numbers that were lost are given anew; those that are known stay.
        _ = numbers.follow(home.resources.map { Change(.added, $0.reference) }, in: home)
        return Found(home: home, faces: [numbers], lastBatch: kept.lastBatch, firstCommands: wishes(for: home))
    }

    private func new() throws -> Found {
        let description = try given ?? settings.homeFile.map(Self.read) ?? SampleHome.standard
        var bridge = BridgeSettings()
        if let name = settings.name { bridge.name = name }
        bridge.timeZone = switch settings.timeZone {
        case .named(let zone): zone
        case .none: nil
        case .kept: LocalPlace.timeZone
        }
        let home = Home(
            identity: identity(), settings: bridge, linkButton: settings.linkButton, limits: settings.profile.limits,
            defaultGrant: settings.defaultGrant, trustsApps: settings.profile.trustsApps)
        return Found(home: home, faces: [V1Numbers()], lastBatch: 0, firstCommands: [.furnish(description)])
    }

    /// What the settings say explicitly and the kept home does not have.
    private func wishes(for home: Home) -> [Command] {
        var commands: [Command] = []
        let mac = settings.mac ?? home.identity.mac
        if settings.mac != nil || settings.bridgeID != nil {
            let wanted = identity(mac: mac)
            if wanted != home.identity { commands.append(.setIdentity(wanted)) }
        }
        var patch = SettingsPatch()
        if let name = settings.name, name != home.settings.name { patch.name = name }
        if case .named(let zone) = settings.timeZone, zone != home.settings.timeZone { patch.timeZone = zone }
        if patch != SettingsPatch() { commands.append(.editSettings(patch)) }
        return commands
    }

    /// The identity of a new bridge: the given hardware address, else that of the interface, else a random one.
    private func identity() -> BridgeIdentity {
        let interface = LocalNetwork.chosen(bind: settings.bind)
        let real = settings.mac ?? LocalNetwork.hardwareAddress(of: interface)
        return identity(mac: real ?? randomMAC())
    }

    private func identity(mac: MACAddress) -> BridgeIdentity {
        settings.bridgeID.flatMap { BridgeIdentity(mac: mac, bridgeID: $0) } ?? BridgeIdentity(mac: mac)
    }

    private func randomMAC() -> MACAddress {
        while true {
            if let mac = MACAddress(locallyAdministered: world.randomBytes(6)) { return mac }
        }
    }

    private static func read(_ path: String) throws -> HomeDescription {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw SettingsError("the home file \(path) cannot be read")
        }
        do {
            // JSON is YAML too, so one decoder reads both.
            return try YAMLDecoder().decode(HomeFile.self, from: text).description()
        } catch let error as DecodingError {
            throw SettingsError("the home file \(path) is not one: \(HomeFileError(error))")
        } catch {
            throw SettingsError("the home file \(path) is not one: \(error)")
        }
    }
}

extension Resource {
    /// A reference to this resource.
    var reference: ResourceReference { ResourceReference(Self.kind, id) }
}
