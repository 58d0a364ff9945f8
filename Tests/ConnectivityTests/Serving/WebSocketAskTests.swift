import HTTPTypes
import NIOHTTP1
import Testing

@testable import Connectivity

@Suite("Who asks for a WebSocket")
struct WebSocketAskTests {
    private static let whole: [(String, String)] = [
        ("Host", "a:1"), ("Connection", "Upgrade"), ("Upgrade", "websocket"), ("Sec-WebSocket-Version", "13"),
        ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="),
    ]

    private func ask(
        _ changes: [String: String?] = [:], method: HTTPMethod = .GET, version: HTTPVersion = .http1_1
    ) -> WebSocketAsk? {
        var headers = HTTPHeaders(Self.whole)
        for (name, value) in changes {
            headers.remove(name: name)
            if let value { headers.add(name: name, value: value) }
        }
        return WebSocketAsk(HTTPRequestHead(version: version, method: method, uri: "/path?x=1", headers: headers))
    }

    @Test func aHandshakeBecomesARequest() throws {
        let request = try #require(ask(["Authorization": "secret"])).request
        #expect(request.method == .get)
        #expect(request.path == "/path?x=1")
        #expect(request.authority == "a:1")
        #expect(request.headerFields[.authorization] == "secret")
    }

    @Test(arguments: [
        ["Connection": "keep-alive, Upgrade"], ["Connection": "upgrade"], ["Upgrade": "WebSocket"], ["Upgrade": "h2c, websocket"],
        ["Content-Length": "0"], ["Sec-WebSocket-Protocol": "chat"], ["Host": nil],
    ] as [[String: String?]])
    func someVariety(changes: [String: String?]) {
        #expect(ask(changes) != nil)
    }

    @Test(arguments: [
        ["Connection": "keep-alive"], ["Connection": nil], ["Upgrade": "h2c"], ["Upgrade": nil], ["Sec-WebSocket-Version": "8"],
        ["Sec-WebSocket-Version": nil], ["Sec-WebSocket-Key": nil], ["Content-Length": "5"], ["Transfer-Encoding": "chunked"],
    ] as [[String: String?]])
    func whoAsksForSomethingElse(changes: [String: String?]) {
        #expect(ask(changes) == nil)
    }

    @Test func onlyAGetOfOurTimeAsks() {
        #expect(ask(method: .POST) == nil)
        #expect(ask(version: .http1_0) == nil)
    }
}
