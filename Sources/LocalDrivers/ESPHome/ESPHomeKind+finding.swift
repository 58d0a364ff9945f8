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
                try await client(address).connect { try await Self.ask($0, address, secret) }
            }
        } catch LanFailure.secretNeeded(let words) where words == ESPWords.encrypted {
            return try await clock.within(.seconds(15)) {
                try await client(address).connect { try await Self.askEncrypted($0, address) }
            }
        }
    }

    private static func ask(_ connection: TCPConnection, _ address: LanAddress, _ secret: String?) async throws -> LanFind {
        var (talk, reader) = (ESPTalk(driver: "esphome", secret: secret), ESPFrameReader())
        try await connection.send(ESPTalk.greeting.bytes)
        for try await bytes in connection.chunks {
            for frame in try reader.take(bytes) {
                for step in try talk.take(frame, at: .zero) {
                    switch step {
                    case .met(let device):
                        // Without a goodbye the device takes it for a loss and writes that into its log.
                        try? await connection.send(ESPFrame(ESPFrame.Kind.goodbye).bytes)
                        return LanFind(
                            kind: "esphome", identity: device.identity, name: device.name, model: device.model, address: address)
                    case .say(let frames): try await connection.send(frames.flatMap(\.bytes))
                    case .news, .tellTime: continue
                    }
                }
            }
        }
        throw ConnectionFailure.lost("it hung up")
    }

    /// Who an encrypted device is it says without a key: its protocol's number, and its name and hardware address with a zero
    /// behind each, in a frame that begins with a one and the length in two bytes.
    private static func askEncrypted(_ connection: TCPConnection, _ address: LanAddress) async throws -> LanFind {
        try await connection.send([ESPFrameReader.secret, 0, 0])
        var heard: [UInt8] = []
        for try await bytes in connection.chunks {
            heard += bytes
            guard heard.count >= 3 else { continue }
            let length = Int(heard[1]) << 8 | Int(heard[2])
            guard heard[0] == ESPFrameReader.secret, length < 1024 else { break }
            guard heard.count >= 3 + length else { continue }
            let texts = heard[3..<3 + length].dropFirst().split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
            guard let identity = texts.dropFirst().first.flatMap(ESPDevice.identity) else { break }
            return LanFind(
                kind: "esphome", identity: identity, name: ResourceName.fit(texts[0]) ?? "", model: "ESPHome",
                address: address, need: ESPWords.encrypted)
        }
        throw LanFailure.secretNeeded(ESPWords.encrypted)
    }
}
