package import BridgeCore
import Connectivity
import HomeModel

/// Lights and switches of LIFX, which speak a protocol of bytes over UDP and say nothing unless they are asked.
package struct LIFXKind: LanKind {
    /// Where LIFX devices listen.
    package static let usualPort = 56_700
    /// Time between two questions to a device. There is no other way to learn what hands or other apps did.
    package static let usualPause = Duration.seconds(7)

    /// What its devices' keys name it by.
    package let name = "lifx"
    /// Two packets to an order and no more than 20 a second to a device. What it acknowledged it does; where it is on its way
    /// it says when it is asked.
    package let limits = OrderLimits(
        lampInterval: .milliseconds(100), orders: 10, per: .seconds(1), burst: 1, underWay: 1, patience: .seconds(2),
        longestWait: .seconds(5), trustsSilence: true, reportsFades: true)
    private let asking: LanAsking

    /// Makes the kind.
    package init(_ asking: LanAsking) {
        self.asking = asking
    }

    /// Asks everybody where they are, and those who answer what they are.
    ///
    /// - Throws: `ConnectionFailure`; `CancellationError`.
    package func search(_ meet: @escaping @Sendable (LanFind) async -> Void) async throws {
        let (source, met) = (LIFXLine.source(asking.world), LanMet())
        let question = LIFXPacket(source: source, serial: nil, sequence: 0, type: LIFXType.getService).bytes
        try await asking.broadcast.run({ _ in question }) { datagram in
            guard let packet = LIFXPacket(datagram.bytes), packet.source == source, let serial = packet.serial,
                let address = self.address(packet, datagram.sender.host), await met.isNew("\(serial)")
            else { return }
            do {
                await meet(try await find(serial, address))
            } catch {
                // It will answer the next question, too.
                await met.forget("\(serial)")
            }
        }
    }

    /// Asks whoever is at an address what it is. LIFX devices have no secrets.
    ///
    /// - Throws: `LanFailure`, `ConnectionFailure`.
    package func look(at address: LanAddress, secret: String?) async throws -> LanFind {
        let place = try await asking.resolve(address)
        let packet = try await orSilent { try await LIFXLine.with(place, nil, asking.world) { try await $0.exchange(.getService) } }
        guard let serial = packet.serial, let told = self.address(packet, address.host) else {
            throw LanFailure.notUnderstood("it does not say who it is")
        }
        return try await orSilent { try await find(serial, told) }
    }

    /// Speaks with a device until it is silent for too long.
    ///
    /// - Throws: `LanFailure`, `ConnectionFailure`.
    package func speak(with place: LanPlace, _ port: BackendPort) async throws {
        guard let serial = LIFXSerial(place.identity) else {
            throw LanFailure.notUnderstood("\(place.identity) is no serial number")
        }
        let address = try await asking.resolve(place.address)
        try await orSilent {
            try await LIFXLine.with(address, serial, asking.world) { line in
                let figure = try await LIFXFigure(serial, line)
                await port.connected([figure.device(driver: name)])
                let visit = LIFXVisit(figure, line, asking.world)
                try await asking.keep(figure.identity, visit.errands, port) {
                    try await visit.carryOut($1, at: $0.index)
                } ask: {
                    try await visit.ask()
                }
            }
        }
    }

    private func find(_ serial: LIFXSerial, _ address: LanAddress) async throws -> LanFind {
        let place = try await asking.resolve(address)
        let figure = try await LIFXLine.with(place, serial, asking.world) { try await LIFXFigure(serial, $0) }
        return LanFind(
            kind: name, identity: figure.identity, name: figure.name, model: figure.product.name, address: address)
    }

    /// Where a device wants to be spoken with, by its own word.
    private func address(_ packet: LIFXPacket, _ host: String) -> LanAddress? {
        guard case .service(let told) = LIFXAnswer(packet), 1...65_535 ~= told else { return nil }
        return asking.address(host, port: told)
    }
}
