import BridgeCore
import Connectivity
import Foundation
import HomeModel

/// One stay with a Gen1 Shelly, which is asked how it is every few seconds. (It could tell by CoIoT, which is not spoken here.)
struct ShellyOldVisit: Sendable {
    private static let pollPeriod = Duration.seconds(6)
    /// It wants a pause between requests, and takes one at a time.
    private static let gap = Duration.milliseconds(100)

    private let web: LanWeb
    private let isLocked: Bool
    private let world: World

    init(_ address: LanAddress, password: String?, world: World) {
        isLocked = password == nil
        self.world = world
        let basic = password.map { "Basic " + Data("admin:\($0)".utf8).base64EncodedString() }
        web = LanWeb(address, headers: basic.map { ["Authorization": $0] } ?? [:], gap: Self.gap, world: world)
    }

    /// Speaks with the device until the connection is lost.
    ///
    /// - Throws: why it is over.
    func run(_ identity: ShellyIdentity, _ port: BackendPort) async throws {
        let settings = try await ask(WebRequest("GET", "/settings"))
        let device = ShellyOldDevice(identity, settings: settings, status: try await ask(WebRequest("GET", "/status")))
        let session = ShellyOldSession(device, port, world: world)
        await port.connected([device.described])
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await port.poll(every: Self.pollPeriod) {
                    do {
                        await session.hear(try await ask(WebRequest("GET", "/status")))
                        return true
                    } catch LanFailure.connection(.timedOut) {
                        return false
                    }
                }
                throw LanFailure.silent
            }
            group.addTask { try await session.carryOut { try await ask($0) } }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    /// Shows the password.
    ///
    /// - Throws: `LanFailure.secretNeeded` if it is not the right one, or why that cannot be found out.
    func knock() async throws { _ = try await ask(WebRequest("GET", "/settings")) }

    private func ask(_ request: WebRequest) async throws -> JSONValue {
        let answer = try await web.answer(request)
        guard answer.status != 401 else {
            throw LanFailure.secretNeeded(isLocked ? ShellyIdentity.passwordNeeded : ShellyIdentity.passwordWrong)
        }
        guard answer.isSuccess else { throw LanFailure(status: answer.status) }
        guard let json = answer.json, json.object != nil else { throw LanFailure.notUnderstood("no JSON") }
        return json
    }
}
