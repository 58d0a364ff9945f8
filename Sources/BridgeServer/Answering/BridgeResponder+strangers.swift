import BridgeCore
import Foundation
import HTTPTypes
import HomeModel
import HueV1
import HummingbirdCore
import Logging
import NIOCore

extension BridgeResponder {
    /// Somebody whose key nobody has: the short configuration, or nothing at all.
    func answerStranger(_ exchange: Exchange, _ path: V1Path, _ home: Home) async -> (Response, note: String?) {
        if path.isShortConfig, exchange.request.method == .get {
            return (ShortConfig.json(home, profile: profile).response(headers), nil)
        }
        let answer = V1Error.unauthorized(path.address).json.response(headers)
        let note = "its key is not known here; an app gets one by asking while the link button is pressed"
        guard let peer = exchange.peer else { return (answer, note) }
        switch await keyDesk.wrongKey(from: peer, at: exchange.now.uptime) {
        case .answer: return (answer, note)
        case .refuse: return (ErrorPage(.tooManyRequests).response(headers), "it tries one wrong key after the other")
        case .answerAfter(let delay):
            try? await bridge.world.sleep(for: delay)
            await keyDesk.delayedAnswerEnded(for: peer)
            return (answer, note)
        }
    }

    /// `POST /api`: somebody asks to be let in (Docs/HueV1.md §6).
    func register(_ exchange: Exchange) async throws(TransportFailure) -> (Response, note: String?) {
        guard exchange.request.method == .post else {
            return (V1Error.method(exchange.request.method.rawValue, "/").json.response(headers), nil)
        }
        let body = Array(buffer: try await exchange.request.collectedBody())
        let read = V1Registration.read(
            body, rules: profile.registration, quoting: quoting, randomBytes: bridge.world.randomBytes)
        switch read {
        case .failure(let answer): return (answer.json.response(headers), "it asked in a way that cannot be granted")
        case .success(let asked):
            let result = await perform(.register(asked.registration), by: .stranger)
            let admitted = if case .done = result { true } else { false }
            let note = await knocked(asked, at: exchange, admitted: admitted)
            return (asked.answer(result).response(headers), note)
        }
    }

    /// Remembers who asked, and tells the owner what to type if it was in vain: once per app and half minute, since
    /// apps ask every second.
    private func knocked(_ asked: V1Registration, at exchange: Exchange, admitted: Bool) async -> String {
        let knock = Knock(
            deviceType: asked.deviceType, address: exchange.address, at: exchange.now.utc, admitted: admitted)
        let before = bridge.published.snapshot.home.linkButton.knocks
        await bridge.observe(.knock(knock), by: .stranger)
        if admitted {
            logger.info("an app was let in", metadata: ["app": "\(knock.deviceType)", "address": "\(knock.address)"])
            return "let in"
        }
        let isNews = !before.contains {
            $0.deviceType == knock.deviceType && $0.address == knock.address && knock.at.timeIntervalSince($0.at) < 30
        }
        if isNews {
            logger.notice(
                "an app wants to be let in: type \"porchlight press\" and let it try again within half a minute",
                metadata: ["app": "\(knock.deviceType)", "address": "\(knock.address)"])
        }
        return "the link button was not pressed"
    }
}
