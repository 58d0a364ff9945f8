package import BridgeCore
import Connectivity
import HomeModel

/// Lamps and plugs of WiZ, which speak JSON over UDP. They could tell of changes, but only one program of a machine can be told;
/// so they are asked.
package struct WiZKind: LanKind {
    /// Where WiZ devices listen.
    package static let usualPort = 38_899
    /// Time between two questions to a device.
    package static let usualPause = Duration.seconds(15)

    /// What its devices' keys name it by.
    package let name = "wiz"
    /// A lamp takes a few orders a second, and says nothing of what it is set to but that it took them.
    package let limits = OrderLimits(
        lampInterval: .milliseconds(150), orders: 6, per: .seconds(1), burst: 1, underWay: 1, patience: .seconds(2),
        longestWait: .seconds(10), trustsSilence: true, reportsFades: true)
    private let asking: LanAsking

    /// Makes the kind.
    package init(_ asking: LanAsking) {
        self.asking = asking
    }

    /// Introduces us to everybody, and asks those who answer what they are.
    ///
    /// - Throws: `ConnectionFailure`; `CancellationError`.
    package func search(_ meet: @escaping @Sendable (LanFind) async -> Void) async throws {
        let met = LanMet()
        try await asking.broadcast.run { address in
            WiZAnswer.question(WiZIntroduction.method, WiZIntroduction.params(from: "\(address)"), number: 1)
        } hear: { datagram in
            guard let answer = WiZAnswer(datagram.bytes), answer.method == WiZIntroduction.method,
                let identity = WiZIntroduction.identity(answer.result), await met.isNew(identity)
            else { return }
            do {
                await meet(try await find(asking.address(datagram.sender.host, port: datagram.sender.port)))
            } catch {
                // It will answer the next question, too.
                await met.forget(identity)
            }
        }
    }

    /// Asks whoever is at an address what it is. WiZ devices have no secrets.
    ///
    /// - Throws: `LanFailure`, `ConnectionFailure`.
    package func look(at address: LanAddress, secret: String?) async throws -> LanFind {
        try await orSilent { try await find(address) }
    }

    /// Speaks with a device until it is silent for too long.
    ///
    /// - Throws: `LanFailure`, `ConnectionFailure`.
    package func speak(with place: LanPlace, _ port: BackendPort) async throws {
        let address = try await asking.resolve(place.address)
        try await orSilent {
            try await WiZLine.with(address, asking.world) { line in
                let figure = try await WiZFigure(line)
                // Addresses are lent; somebody else may have it now.
                guard figure.identity == place.identity else { throw LanFailure.another(figure.identity) }
                await port.connected([figure.device(driver: name)])
                let visit = WiZVisit(figure, line, asking.world)
                try await asking.keep(figure.identity, visit.errands, port) { _, action in
                    try await visit.carryOut(action)
                } ask: {
                    try await visit.ask()
                }
            }
        }
    }

    private func find(_ address: LanAddress) async throws -> LanFind {
        let place = try await asking.resolve(address)
        let figure = try await WiZLine.with(place, asking.world) { try await WiZFigure($0) }
        return LanFind(kind: name, identity: figure.identity, name: figure.name, model: figure.model.name, address: address)
    }
}
