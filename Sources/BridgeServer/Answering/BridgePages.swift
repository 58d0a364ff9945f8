import Foundation
import HTTPTypes
import HomeModel
import HueV1
import HummingbirdCore
import NIOCore

/// The few pages that everyone may read without a key (Docs/Discovery.md §4, §6).
struct BridgePages: Sendable {
    /// Longer paths are not looked at: they are the API's, and most requests are.
    private static let longest = 32

    let profile: BridgeProfile
    let place: ServedPlace

    /// The page at a path; `nil` where there is none.
    func page(_ exchange: Exchange, headers: ResponseHeaders, home: Home) -> Response? {
        let path = exchange.path
        guard path.utf8.count <= Self.longest, [.get, .head].contains(exchange.request.method) else { return nil }
        switch path.prefix(while: { $0 != "?" }) {
        case "/description.xml": return file(description(exchange, home), "text/xml", headers)
        case "/hue_logo_0.png": return headers.file(ByteBuffer(bytes: PorchLightIcon.small), contentType: "image/png")
        case "/hue_logo_3.png": return headers.file(ByteBuffer(bytes: PorchLightIcon.large), contentType: "image/png")
        case "/", "/index.html":
            let html = IndexPage.html(name: home.settings.name, bridgeID: home.identity.bridgeID)
            return file(html, "text/html; charset=utf-8", headers)
        case "/api/nupnp": return headers.answer(json: ByteBuffer(string: lookup(exchange, home)))
        default: return nil
        }
    }

    private func file(_ text: String, _ type: String, _ headers: ResponseHeaders) -> Response {
        headers.file(ByteBuffer(string: text), contentType: type)
    }

    /// The address a client should use: the one the owner gave, else the one it asked at.
    private func address(_ exchange: Exchange) -> String {
        let facts = place.facts
        return facts.advertisedAddress ?? exchange.localAddress ?? facts.network.address
    }

    /// An IPv6 address as URLs want it.
    private func bracketed(_ address: String) -> String {
        address.contains(":") ? "[\(address)]" : address
    }

    private func description(_ exchange: Exchange, _ home: Home) -> String {
        var description = UPnPDescription(
            name: home.settings.name, address: bracketed(address(exchange)), port: place.facts.httpPort ?? 80,
            mac: home.identity.mac.description)
        description.modelName = profile.modelName
        description.modelNumber = profile.modelNumber
        description.manufacturer = profile.manufacturer
        description.manufacturerURL = profile.manufacturerURL
        return description.xml()
    }

    private func lookup(_ exchange: Exchange, _ home: Home) -> String {
        LookupAnswer.json(
            bridgeID: home.identity.bridgeID, address: address(exchange), port: place.facts.httpsPort ?? 443)
    }
}
