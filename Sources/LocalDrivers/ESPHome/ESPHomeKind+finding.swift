import BridgeCore
import Connectivity
import HomeModel

extension ESPHomeKind {
    /// Browses for devices until the task is cancelled.
    ///
    /// - Throws: `ConnectionFailure`: why it cannot look.
    package func search(_ meet: @escaping @Sendable (LanFind) async -> Void) async throws {
        let browser = ServiceBrowser(
            interfaces: interfaces, port: mdnsPort, clock: clock, chance: world.randomFraction, logger: logger)
        try await browser.run(services: [Self.service]) { news in
            switch news {
            case .found(let sighting), .changed(let sighting), .repeated(let sighting):
                if let find = Self.find(sighting) { await meet(find) }
            case .gone: return
            }
        }
    }

    /// What a device says of itself by mDNS; `nil` for one without a hardware address, or that is not on this link.
    static func find(_ sighting: ServiceSighting) -> LanFind? {
        guard let identity = ESPDevice.identity(sighting.text["mac"] ?? ""), sighting.port > 0,
            let host = sighting.hostOnLink
        else { return nil }
        let said = { (key: String) in ResourceName.fit(sighting.text[key]) }
        return LanFind(
            kind: "esphome", identity: identity, name: said("friendly_name") ?? ResourceName.fit(sighting.instance) ?? "",
            model: said("project_name") ?? said("board") ?? said("platform") ?? "ESPHome",
            address: LanAddress(host: host, port: sighting.port),
            need: sighting.text["api_encryption"] == nil ? nil : ESPWords.encrypted)
    }

    /// Asks whoever is at an address what it is.
    ///
    /// - Throws: `LanFailure`, `ConnectionFailure`: why there is no device of ESPHome's.
    package func look(at address: LanAddress, secret: String?) async throws -> LanFind {
        do {
            return try await clock.within(.seconds(15)) {
                try await client(address).connect { try await ask($0, address, secret) }
            }
        } catch LanFailure.secretNeeded(let words) where words == ESPWords.encrypted {
            return try await clock.within(.seconds(15)) {
                try await client(address).connect { try await Self.askWithoutKey($0, address, secret) }
            }
        }
    }

    private func ask(_ connection: TCPConnection, _ address: LanAddress, _ secret: String?) async throws -> LanFind {
        let secret = ESPSecret(secret)
        var talk = ESPTalk(driver: name, secret: secret)
        let line = ESPLine(connection, try wire(secret.key), world: world)
        try await line.open()
        for try await bytes in line.chunks {
            for frame in try await line.take(bytes).frames {
                for step in try talk.take(frame, at: .zero) {
                    switch step {
                    case .met(let device):
                        await line.leave()
                        return LanFind(
                            kind: name, identity: device.identity, name: device.name, model: device.model, address: address)
                    case .say(let frames): try await line.send(frames)
                    case .news, .tellTime: continue
                    }
                }
            }
        }
        throw ConnectionFailure.lost("it hung up")
    }

    /// Who it is a device that encrypts says without a key.
    private static func askWithoutKey(_ connection: TCPConnection, _ address: LanAddress, _ secret: String?) async throws -> LanFind {
        let need = secret == nil ? ESPWords.encrypted : ESPWords.noKey
        try await connection.send(ESPEnvelope([]).bytes)
        var reader = ESPEnvelopeReader()
        for try await bytes in connection.chunks {
            guard let envelope = try reader.take(bytes).first else { continue }
            guard let device = ESPIntroduction(envelope) else { break }
            return LanFind(
                kind: "esphome", identity: device.identity, name: ResourceName.fit(device.name) ?? "", model: "ESPHome",
                address: address, need: need)
        }
        throw LanFailure.secretNeeded(need)
    }
}
