import Foundation
import PorchlightTestKit
import RawSockets
import Testing

@Suite("Requests in every shape that clients send", .timeLimit(.minutes(1)))
struct RequestFormTests {
    /// Sends exactly this and reads until the bridge ends the connection.
    private static func raw(_ bridge: TestBridge, _ text: String) async throws -> String {
        let port = try #require(bridge.http.port)
        return try await offPool {
            let client = try RawClient(port: port)
            client.send(text)
            return client.readToEnd().text
        }
    }

    private static let switchedOn = #"[{"success":{"/lights/1/state/on":true}}]"#

    @Test(arguments: ["application/json", "application/x-www-form-urlencoded", "text/plain", "nonsense", "application/xml; charset=utf-16"])
    func theContentTypeIsLeftAside(_ type: String) async throws {
        try await TestBridge.run { bridge in
            let url = bridge.url("/api/\(try await bridge.key())/lights/1/state")
            #expect(try await Client.send("PUT", url, #"{"on":true}"#, fields: ["Content-Type": type]).text == Self.switchedOn)
        }
    }

    @Test func aBodyMayComeInChunks() async throws {
        try await TestBridge.run { bridge in
            let url = bridge.url("/api/\(try await bridge.key())/lights/1/state")
            #expect(try await Client.send("PUT", url, #"{"on":true}"#, chunked: true).text == Self.switchedOn)
            let key = try await bridge.key()
            let drop = "PUT /api/\(key)/lights/1/state HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n4\r\n\"on\"\r\n6\r\n:true}\r\n0\r\n\r\n"
            #expect(try await Self.raw(bridge, drop).hasSuffix("\r\n\r\n" + Self.switchedOn))
        }
    }

    @Test func aSlashAtTheEndAndTheQueryAreLeftAside() async throws {
        try await TestBridge.run { bridge in
            let key = try await bridge.key()
            let plain = try await bridge.get("/api/\(key)/lights").body
            #expect(try await bridge.get("/api/\(key)/lights/").body == plain)
            #expect(try await bridge.get("/api/\(key)/lights?_=17").body == plain)
            #expect(try await bridge.post("/api/", #"{"devicetype":"x"}"#).text.contains("success"))
        }
    }

    @Test(arguments: ["\u{0}", "\r\n", " \t\n\u{0}\u{0}"])
    func whatSomeClientsPutBehindABodyIsLeftAside(_ behind: String) async throws {
        try await TestBridge.run { bridge in
            let key = try await bridge.key()
            #expect(try await bridge.put("/api/\(key)/lights/1/state", #"{"on":true}"# + behind).text == Self.switchedOn)
        }
    }

    @Test func aBodyWithoutALengthIsNone() async throws {
        try await TestBridge.run { bridge in
            let key = try await bridge.key()
            let put = "PUT /api/\(key)/lights/1/state HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
            let answer = try await Self.raw(bridge, put)
            #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
            #expect(answer.hasSuffix(#"[{"error":{"type":5,"address":"/lights/1/state","description":"invalid/missing parameters in body"}}]"#))
        }
    }

    @Test func aClientOf1996IsServed() async throws {
        try await TestBridge.run { bridge in
            let (port, id) = (try #require(bridge.http.port), bridge.bridgeID)
            let answer = try await offPool {
                let client = try RawClient(port: port)
                client.send("GET /api/config HTTP/1.0\r\n\r\n")
                return client.read(until: id)
            }
            #expect(answer.hasPrefix("HTTP/1."))
            #expect(answer.contains(" 200 OK\r\n"))
            #expect(answer.contains(bridge.bridgeID))
        }
    }

    @Test func headAndOptionsAreAnsweredWithNothing() async throws {
        try await TestBridge.run { bridge in
            let key = try await bridge.key()
            for method in ["HEAD", "OPTIONS"] {
                for path in ["/api", "/api/config", "/api/\(key)/lights", "/api/wrong/lights"] {
                    let answer = try await bridge.send(method, path)
                    #expect(answer.status == 200)
                    #expect(answer.body.isEmpty)
                    #expect(answer.fields["access-control-allow-methods"] == "POST, GET, OPTIONS, PUT, DELETE, HEAD")
                    #expect(answer.fields["content-length"] == "0")
                }
            }
        }
    }

    /// An answer to HEAD has no body (RFC 9110 §9.3.2); one that had would be read as the beginning of the next answer.
    @Test(arguments: ["/", "/description.xml", "/nothing", "/hue_logo_0.png"])
    func anAnswerToHeadHasNoBodyWhateverThePath(_ path: String) async throws {
        try await TestBridge.run { bridge in
            let head = "HEAD \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
            let next = "GET /api/config HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
            let answers = try await Self.raw(bridge, head + next).components(separatedBy: "HTTP/1.1 ")
            #expect(answers.count == 3)
            #expect(answers[1].hasSuffix("\r\n\r\n"), "\(answers[1])")
            #expect(answers[1].hasPrefix(path == "/nothing" ? "404" : "200"), "\(answers[1])")
        }
    }
}
