import BridgeCore
import HTTPTypes
import Foundation
import HomeModel
import HueV1
import HummingbirdCore
import Logging
import NIOCore

extension BridgeResponder {
    /// Seconds after which the use of a key is news again.
    private static let lastUseGrain = 60.0

    /// Answers a request of the API.
    ///
    /// - Throws: when its body cannot be had.
    func answer(_ exchange: Exchange, _ path: V1Path) async throws(TransportFailure) -> (Response, note: String?) {
        guard let key = path.key else { return try await register(exchange) }
        let snapshot = bridge.published.snapshot
        let sharers = snapshot.home.apps(withKey: key)
        guard let app = sharers.first(where: { $0.grant != .full }) ?? sharers.first else {
            return await answerStranger(exchange, path, snapshot.home)
        }
        guard !app.grant.isOver(at: exchange.now.utc) else {
            return (V1Error.unauthorized(path.address).json.response(headers), "what it was granted has ended")
        }
        // Which of those who share a key used it cannot be told, so all did, and none may more than a restricted one.
        for app in sharers where exchange.now.utc.timeIntervalSince(app.lastUsed).magnitude >= Self.lastUseGrain {
            await bridge.observe(.appUsed(app.id), by: .app(app.id))
        }
        let body = exchange.request.method == .get ? [] : Array(buffer: try await exchange.request.collectedBody())
        let view = views.view(of: snapshot, for: app)
        let planner = V1Planner(
            view: view, network: place.facts.network, profile: profile, quoting: quoting, newID: newID)
        let plan = planner.plan(exchange.request.method.rawValue, path, body: body)
        switch plan {
        case .answer(let json): return (json.response(headers), nil)
        case .read(let reading): return (read(reading, view, snapshot.batch, app, exchange), nil)
        case .perform(let command, _) where !pacing.allows(command, at: exchange.now.uptime):
            let note = "it switches more often than a real bridge can"
            return (V1Error.internalError(503, path.address).json.response(headers), note)
        case .perform(let command, let answering):
            let result = await perform(command, by: .app(app.id)) { views.view(of: $0, for: app) }
            if case .refused(.notAllowed) = result {
                return (V1Error.unauthorized(path.address).json.response(headers), "it was not granted this")
            }
            return (answering.answer(result).response(headers), nil)
        }
    }

    private var newID: @Sendable () -> ResourceID {
        let world = bridge.world
        return { V1Keys.id(world.randomBytes) }
    }

    private func context(_ exchange: Exchange) -> V1Context {
        V1Context(profile: profile, network: place.facts.network, now: exchange.now)
    }

    private func read(
        _ reading: V1Reading, _ view: V1View, _ batch: UInt64, _ app: App, _ exchange: Exchange
    ) -> Response {
        let second = Int(exchange.now.utc.timeIntervalSince1970)
        let json = cache.answer(
            reading, batch: batch, app: app.id, seesAll: app.grant.isUnrestricted, second: second
        ) {
            JSONWriter.write { V1Reader(view: view, context: context(exchange)).write(reading, for: app, to: &$0) }
        }
        return headers.answer(json: json)
    }

    /// Carries out a command; `view` makes the caller's view of the home right after it.
    func perform(
        _ command: Command, by caller: Caller, view: (HomeSnapshot) -> V1View
    ) async -> V1Answering.Result {
        do throws(BridgeError) {
            let receipt = try await bridge.perform(command, by: caller)
            return .done(receipt.outcome, view(receipt.snapshot))
        } catch {
            switch error {
            case .refused(let refusal): return .refused(refusal)
            case .notSaved(let cause):
                logger.error("could not be kept, so it was not done", metadata: ["error": "\(cause)"])
                return .failed
            }
        }
    }
}

extension [UInt8] {
    func response(_ headers: ResponseHeaders) -> Response {
        headers.answer(json: ByteBuffer(bytes: self))
    }
}
