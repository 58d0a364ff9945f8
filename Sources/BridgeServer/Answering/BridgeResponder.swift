package import BridgeCore
import Foundation
import HTTPTypes
package import HomeModel
import HueV1
package import HummingbirdCore
package import Logging
package import NIOCore

/// Answers every request that comes over HTTP or HTTPS: looks at who asks, then hands on to the pages or to v1.
package struct BridgeResponder: Sendable {
    let bridge: Bridge
    let profile: BridgeProfile
    let place: ServedPlace
    let quoting: OffendingValue
    let headers: ResponseHeaders
    let pages: BridgePages
    let cache = AnswerCache()
    let views = ViewShelf()
    let dates = DateLine()
    let keyDesk = WrongKeyDesk(WrongKeyPacer())
    /// Clients make up keys to ask for the short configuration, so that has more patience.
    let configDesk = WrongKeyDesk(WrongKeyPacer(free: 30))
    /// How many who ask in vain are remembered and logged, per address.
    let knockDesk = WrongKeyDesk(WrongKeyPacer(waitingLimit: 0))
    let pacing: PacingDesk
    let logger: Logger
    /// Every request, for the owner to watch.
    package let journal = Feed<JournalLine>()
    private let access: AccessRules

    /// Makes a responder.
    ///
    /// - Parameters:
    ///   - bridge: whose home is served.
    ///   - profile: the model of bridge played.
    ///   - place: where it can be reached.
    ///   - access: who may speak to it at all.
    ///   - logger: for what the owner should know.
    package init(
        bridge: Bridge, profile: BridgeProfile, place: ServedPlace, access: AccessRules, keepsAlive: Bool, logger: Logger
    ) {
        self.bridge = bridge
        self.profile = profile
        self.place = place
        self.access = access
        self.logger = logger
        quoting = profile.quotesExactly ? .exact : .clean
        headers = ResponseHeaders(keepAlive: keepsAlive)
        pacing = PacingDesk(profile.pacing)
        pages = BridgePages(profile: profile, place: place)
    }

    /// Hummingbird's way in.
    package func respond(_ request: Request, _ writer: consuming ResponseWriter, _ channel: any Channel) async throws {
        let now = bridge.world.now()
        let exchange = Exchange(request, channel: channel, now: now)
        var (response, note) = await answer(exchange)
        response.headers[.date] = dates.text(at: now.utc)
        record(exchange, response, note)
        // What followed an answer to HEAD would be taken for the next answer (RFC 9110 §9.3.2).
        let body = request.method == .head ? ResponseBody() : response.body
        try await writer.write(response: response.head, body: body)
    }

    private func answer(_ exchange: Exchange) async -> (Response, note: String?) {
        if let objection = access.objection(to: exchange.request, from: exchange.peer) {
            return (ErrorPage(.forbidden).response(headers), objection.rawValue)
        }
        guard pacing.allowsRequest(from: exchange.peer, at: exchange.now.uptime) else {
            return (ErrorPage(.tooManyRequests).response(headers), "it asks more often than a real bridge can answer")
        }
        if let page = pages.page(exchange, headers: headers, home: bridge.published.snapshot.home) { return (page, nil) }
        guard let path = V1Path(exchange.path) else { return (ErrorPage(.notFound).response(headers), nil) }
        if let bare = headers.answer(toBare: exchange.request.method) { return (bare, nil) }
        do throws(TransportFailure) {
            return try await answer(exchange, path)
        } catch .bodyTooLarge {
            return (ErrorPage(.contentTooLarge).response(headers), "its body is larger than 64 KiB")
        } catch {
            return (ErrorPage(.badRequest).response(headers), "its body did not come whole")
        }
    }
}

/// One request and where it came from.
struct Exchange: Sendable {
    let request: Request
    let now: Instant
    let peer: PeerAddress?
    private let channel: any Channel

    init(_ request: Request, channel: any Channel, now: Instant) {
        self.request = request
        self.now = now
        self.channel = channel
        peer = channel.remoteAddress.flatMap(PeerAddress.init)
    }

    /// Where it came from, in words.
    var address: String { Self.plain(channel.remoteAddress) ?? "-" }

    /// The address of ours that it came to.
    var localAddress: String? { Self.plain(channel.localAddress) }

    /// An IPv4 client of a socket that speaks both is shown as what it is.
    private static func plain(_ address: SocketAddress?) -> String? {
        address?.ipAddress?.replacing("::ffff:", with: "")
    }

    /// The path as the client wrote it.
    var path: String { request.head.path ?? "/" }
}
