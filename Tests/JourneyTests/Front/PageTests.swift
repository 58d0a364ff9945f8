import Foundation
import PorchlightTestKit
import Testing

@Suite("What everyone may read without a key", .timeLimit(.minutes(1)))
struct PageTests {
    @Test func theDescriptionNamesTheBridgeAndWhereItIs() async throws {
        try await TestBridge.run { bridge in
            let answer = try await bridge.get("/description.xml")
            #expect(answer.status == 200)
            #expect(answer.fields["content-type"] == "text/xml")
            #expect(answer.text.contains("<URLBase>\(bridge.http.absoluteString)/</URLBase>"))
            #expect(answer.text.contains("<friendlyName>Porchlight (127.0.0.1)</friendlyName>"))
            #expect(answer.text.contains("<serialNumber>0017882496fe</serialNumber>"))
            #expect(answer.text.contains("<UDN>uuid:2f402f80-da50-11e1-9b23-0017882496fe</UDN>"))
        }
    }

    @Test(arguments: [("/hue_logo_0.png", 48), ("/hue_logo_3.png", 120)])
    func theIconsAreThereInTheirSizes(_ path: String, _ side: Int) async throws {
        try await TestBridge.run { bridge in
            let answer = try await bridge.get(path)
            #expect(answer.fields["content-type"] == "image/png")
            #expect(answer.body.starts(with: [0x89, 0x50, 0x4E, 0x47]))
            #expect(answer.body[16..<24].elementsEqual([0, 0, 0, UInt8(side), 0, 0, 0, UInt8(side)]))
            #expect(answer.fields["content-length"] == String(answer.body.count))
        }
    }

    @Test func aPersonWithABrowserLearnsWhatThisIs() async throws {
        try await TestBridge.run { bridge in
            let page = try await bridge.get("/index.html")
            #expect(page.fields["content-type"] == "text/html; charset=utf-8")
            #expect(page.text.contains("<title>Porchlight</title>"))
            #expect(page.text.contains(bridge.bridgeID))
            #expect(try await bridge.get("/").body == page.body)
            #expect(try await bridge.get("/?from=elsewhere").body == page.body)
        }
    }

    @Test func whatAnAppCallsTheBridgeCannotBecomeMarkup() async throws {
        try await TestBridge.run { bridge in
            _ = try await bridge.put("/api/\(try await bridge.key())/config", #"{"name":"<b>&\"'</b>"}"#)
            #expect(try await bridge.get("/").text.contains("<title>&lt;b&gt;&amp;&quot;&#39;&lt;/b&gt;</title>"))
            #expect(try await bridge.get("/description.xml").text.contains("<friendlyName>&lt;b&gt;&amp;"))
        }
    }

    @Test func theLookupNamesThePortOfHTTPS() async throws {
        try await TestBridge.run { bridge in
            let port = try #require(bridge.https.port)
            #expect(try await bridge.get("/api/nupnp").text ==
                #"[{"id":"001788fffe2496fe","internalipaddress":"127.0.0.1","port":\#(port)}]"#)
        }
    }

    @Test func theShortConfigurationIsForEveryone() async throws {
        try await TestBridge.run { bridge in
            let short = try await bridge.get("/api/config")
            #expect(short.text == #"{"name":"Porchlight","datastoreversion":"163","swversion":"1966060010","#
                + #""apiversion":"1.66.0","mac":"00:17:88:24:96:fe","bridgeid":"001788FFFE2496FE","factorynew":false,"#
                + #""replacesbridgeid":null,"modelid":"BSB002","starterkitid":""}"#)
            #expect(try await bridge.get("/api/nobody/config").body == short.body)
        }
    }

    @Test func encryptedItIsTheSame() async throws {
        try await TestBridge.run { bridge in
            let key = try await bridge.key()
            for path in [
                "/", "/description.xml", "/hue_logo_0.png", "/api/nupnp", "/api/config", "/api/\(key)", "/api/\(key)/lights",
                "/api/\(key)/config", "/api/\(key)/lights/99", "/api/wrong/lights", "/nothing",
            ] {
                let (plain, secret) = (
                    try await bridge.get(path),
                    try await Client.send("GET", bridge.https.absoluteString + path, fields: ["Connection": "close"]))
                #expect(plain.status == secret.status)
                #expect(plain.body == secret.body, "\(path)")
                #expect(plain.fields == secret.fields, "\(path)")
            }
            let put = try await Client.send(
                "PUT", bridge.https.absoluteString + "/api/\(key)/lights/1/state", #"{"on":true}"#, fields: ["Connection": "close"])
            #expect(put.text == #"[{"success":{"/lights/1/state/on":true}}]"#)
            #expect(try await bridge.get("/api/\(key)/lights/1")["state", "on"] as? Bool == true)
        }
    }
}
