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
        let view = views.view(of: snapshot)
        let sharers = view.home.apps(withKey: key)
        guard let app = sharers.first else {
            return await answerStranger(exchange, path, view.home)
        }
        // Which of those who share a key used it cannot be told.
        for app in sharers where exchange.now.utc.timeIntervalSince(app.lastUsed).magnitude >= Self.lastUseGrain {
            await bridge.observe(.appUsed(app.id), by: .app(app.id))
        }
        let body = exchange.request.method == .get ? [] : Array(buffer: try await exchange.request.collectedBody())
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
            return (answering.answer(await perform(command, by: .app(app.id))).response(headers), nil)
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
        let json = cache.answer(reading, batch: batch, app: app.id, second: second) {
            JSONWriter.write { V1Reader(view: view, context: context(exchange)).write(reading, for: app, to: &$0) }
        }
        return headers.answer(json: json)
    }

    func perform(_ command: Command, by caller: Caller) async -> V1Answering.Result {
        do throws(BridgeError) {
            let receipt = try await bridge.perform(command, by: caller)
            return .done(receipt.outcome, views.view(of: receipt.snapshot))
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
