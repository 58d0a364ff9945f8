package import BridgeCore
import Connectivity
import HomeModel

/// What the owner does in Ruuvi's cloud: claims tags and shares them. Servers of the first kind know fewer questions.
struct RuuviChores: CloudSharing, CloudClaims {
    private let keyring: RuuviKeyring
    private let world: World

    init(account: CloudAccount, secrets: any SecretDrawer, world: World) {
        keyring = RuuviKeyring(account: account, secrets: secrets)
        self.world = world
    }

    func things() async throws -> [CloudThing] { try await ledger().things }

    func shares() async throws -> [CloudShareEntry] {
        let ledger = try await ledger()
        guard !ledger.saysTags else { throw ChoreTrouble("this server does not say with whom tags are shared") }
        return ledger.shares
    }

    func share(_ device: CloudThing, with person: String, _ rights: CloudRights) async throws -> CloudShareEntry {
        try refuse(rights)
        let data = try await post("share", device.id, ["user": .string(person)])
        return CloudShareEntry(device: device, person: person, isPending: data["invited"]?.bool ?? false)
    }

    func change(_ device: CloudThing, for person: String, _ rights: CloudRights) async throws -> CloudShareEntry {
        throw Self.nothingToGrant
    }

    func unshare(_ device: CloudThing, from person: String) async throws {
        _ = try await post("unshare", device.id, ["user": .string(person)])
    }

    func claim(_ device: String, name: String?) async throws {
        _ = try await post("claim", device, name.map { ["name": .string($0)] } ?? [:])
    }

    private static let nothingToGrant = ChoreTrouble(
        "who has a share of a tag can read it and no more: there are no rights to give")

    private func refuse(_ rights: CloudRights) throws(ChoreTrouble) {
        if !rights.isEmpty { throw Self.nothingToGrant }
    }

    private func ledger() async throws -> RuuviLedger {
        try await keyring.visit(ownerIsThere: false, world) { visit in try await RuuviLedger.ask(visit) }
    }

    /// Asks in the words that the server knows. What it refuses is told in its own.
    private func post(_ path: String, _ tag: String, _ more: [String: JSONValue]) async throws -> JSONValue {
        try await keyring.visit(ownerIsThere: false, world) { visit in
            let saysTags = try await RuuviLedger.ask(visit).saysTags
            let body = more.merging([saysTags ? "tag" : "sensor": .string(tag)]) { $1 }
            let answer = try await visit.client.ask(
                WebRequest("POST", "/" + path, json: .object(body)), token: visit.token, isSeed: saysTags)
            if let data = answer.ruuviData { return data }
            let words = answer.ruuviError
            if answer.status == 404 || answer.status == 405, saysTags, path == "unshare" {
                throw ChoreTrouble("this server does not take shares back")
            }
            throw ChoreTrouble(words.isEmpty ? "the cloud refuses: it answered \(answer.status)" : "the cloud refuses: \(words)")
        }
    }
}

extension CloudChores {
    /// What Ruuvi has, for an account. Making it sends nothing.
    package static func ruuvi(account: CloudAccount, secrets: any SecretDrawer, world: World) -> CloudChores {
        let chores = RuuviChores(account: account, secrets: secrets, world: world)
        return CloudChores(things: chores.things, sharing: chores, claims: chores)
    }
}
