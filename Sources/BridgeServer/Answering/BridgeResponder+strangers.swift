import BridgeCore
import Foundation
import HTTPTypes
import HomeModel
import HueV1
import HummingbirdCore
import Logging
import NIOCore

extension BridgeResponder {
    /// Words that clients put in the place of a key on purpose, to ask for the short configuration.
    private static let openWords: Set = ["config", "0", "nouser"]

    /// Somebody whose key nobody has: the short configuration, or nothing at all. Both are slowed down for those who try
    /// one key after the other, since the two kinds of configuration tell a right key from a wrong one.
    func answerStranger(_ exchange: Exchange, _ path: V1Path, _ home: Home) async -> (Response, note: String?) {
        let isConfig = path.isShortConfig && exchange.request.method == .get
        let answer = isConfig ? ShortConfig.json(home, profile: profile) : V1Error.unauthorized(path.address).json
        if isConfig, Self.openWords.contains(path.key ?? "") { return (answer.response(headers), nil) }
        let note = "its key is not known here; an app gets one by asking while the link button is pressed"
        guard await waitOut(isConfig ? configDesk : keyDesk, exchange) else {
            return (ErrorPage(.tooManyRequests).response(headers), "it tries one wrong key after the other")
        }
        return (answer.response(headers), note)
    }

    /// Waits for as long as a desk says; `false` if it does not want to be asked at all.
    private func waitOut(_ desk: WrongKeyDesk, _ exchange: Exchange) async -> Bool {
        guard let peer = exchange.peer else { return true }
        switch await desk.wrongKey(from: peer, at: exchange.now.uptime) {
        case .answer: return true
        case .refuse: return false
        case .answerAfter(let delay):
            try? await bridge.world.sleep(for: delay)
            await desk.delayedAnswerEnded(for: peer)
            return true
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
            let result = await perform(.register(asked.registration), by: .stranger, view: views.view(of:))
            let admitted = if case .done = result { true } else { false }
            let note = await knocked(asked, at: exchange, admitted: admitted)
            return (asked.answer(result).response(headers), note)
        }
    }

    /// Remembers who asked, and tells the owner what to type if it was in vain: once per app and half minute, since
    /// apps ask every second, and not of a crowd of made-up apps, which would drown all others.
    private func knocked(_ asked: V1Registration, at exchange: Exchange, admitted: Bool) async -> String {
        let knock = Knock(
            deviceType: asked.deviceType, address: exchange.address, at: exchange.now.utc, admitted: admitted)
        let isKnown = bridge.published.snapshot.home.linkButton.knocks.contains {
            $0.isSame(as: knock) && knock.at.timeIntervalSince($0.at) < 30
        }
        let isNews: Bool = if admitted { true } else if isKnown { false } else { await waitOut(knockDesk, exchange) }
        if isNews { await bridge.observe(.knock(knock), by: .stranger) }
        if admitted {
            logger.info("an app was let in", metadata: ["app": "\(knock.deviceType)", "address": "\(knock.address)"])
            return "let in"
        }
        if isNews {
            logger.notice(
                "an app wants to be let in: type \"porchlight press\" and let it try again within half a minute",
                metadata: ["app": "\(knock.deviceType)", "address": "\(knock.address)"])
        }
        return "the link button was not pressed"
    }
}

extension Knock {
    /// Whether another knock is the same app's, with the same success.
    fileprivate func isSame(as other: Knock) -> Bool {
        deviceType == other.deviceType && address == other.address && admitted == other.admitted
    }
}
