import BridgeCore
import BridgeServer
import Foundation
import HomeModel
import PorchlightTestKit
import Testing

@Suite("What the owner does with cloud accounts", .timeLimit(.minutes(1)))
struct ControlCloudTests {
    private static let settings = #""settings":{"projectId":"7","appId":"x","email":"a@b.c"}"#

    private static func body(_ more: String = "", password: String = FakeCloud.password, name: String = "home") -> String {
        #"{"vendor":"mode","name":"\#(name)",\#(settings),"secrets":{"password":"\#(password)"},"classes":{},"test":true\#(more)}"#
    }

    private static func run(_ body: @escaping @Sendable (TestBridge, Owner, FakeCloud) async throws -> Void) async throws {
        let cloud = FakeCloud()
        try await TestBridge.run(clouds: cloud.kits) { bridge in try await body(bridge, Owner(of: bridge), cloud) }
    }

    @Test func thereAreNoneAtFirst() async throws {
        try await Self.run { (_, owner, cloud) async throws in
            #expect(try await owner.send("GET", "/clouds").text == "[]")
            #expect(try await owner.ask("GET", "/status", as: ControlStatus.self).clouds.isEmpty)
            #expect(cloud.memory.logins.isEmpty)
        }
    }

    @Test func oneIsTriedAndAddedAndItsDevicesAppear() async throws {
        try await Self.run { (bridge, owner, cloud) async throws in
            let added: ControlCloudAddition = try await owner.ask("POST", "/clouds", Self.body())
            #expect(added.found?.map(\.name) == ["Cloud lamp", "Cloud air"] && added.found?.map(\.sensors) == [0, 2])
            #expect(added.account.secrets == ["password": "•••", "token": "•••"])
            try await eventually("the lamp appears") { try await bridge.get("/api/\(bridge.key())/lights/7").text.contains("Cloud lamp") }
            let devices: [ControlCloudDevice] = try await owner.ask("GET", "/clouds/home/devices")
            #expect(devices.first?.identity == "lamp-1" && devices.first?.lights == [7] && devices.last?.sensors.count == 2)
            let account: ControlCloud = try await owner.ask("GET", "/clouds/home")
            #expect(account.state == "connected" && account.devices == 2 && account.connections == 1 && account.since != nil)
            #expect(try await owner.ask("GET", "/status", as: ControlStatus.self).clouds == ["home": "connected, 2 devices"])
            #expect(try await owner.ask("POST", "/clouds/home/test", as: [ControlCloudFind].self) == added.found)
        }
    }

    @Test func noSecretIsEverShown() async throws {
        try await Self.run { (_, owner, _) async throws in
            let added = try await owner.send("POST", "/clouds", Self.body())
            var texts = [added.text]
            for path in ["/clouds", "/clouds/home", "/clouds/home/devices", "/status"] { texts.append(try await owner.send("GET", path).text) }
            texts.append(try await owner.send("POST", "/clouds", Self.body(password: FakeCloud.password)).text)
            texts.append(try await owner.send("DELETE", "/clouds/home").text)
            for text in texts { #expect(!text.contains("sesame") && !text.contains("token of")) }
        }
    }

    @Test func oneThatDoesNotWorkIsNotKept() async throws {
        try await Self.run { (bridge, owner, cloud) async throws in
            let share = #","share":{"lights":["1"]}"#
            #expect(try await owner.problem("POST", "/clouds", Self.body(share, password: "guess"))
                == "the cloud declines the account: the password is wrong")
            cloud.note { $0.isDown = true }
            #expect(try await owner.problem("POST", "/clouds", Self.body())
                == "the cloud cannot be spoken with: nobody answers there (connection refused)")
            #expect(try await owner.send("GET", "/clouds").text == "[]")
            #expect(bridge.snapshot.home.apps.count == 0 && bridge.snapshot.home.lights.count == 6)
        }
    }

    static let refusals: [(String, String)] = [
        (#"{"vendor":"hue","name":"a","settings":{},"classes":{},"secrets":{},"test":true}"#,
            #"there is no vendor "hue"; there are: mode, devicehive, ruuvi, ewelink"#),
        (body(name: "No"), #""No" cannot be an account's name: it has 1 to 24 lower-case letters, digits and dashes"#),
        (body(#","server":"file:///etc/passwd""#), #""file:///etc/passwd" is not an address such as https://cloud.example.org"#),
        (body(#","server":"https://u:p@h""#), "the address of a server has neither a login nor a query in it"),
        (body(#","cafile":"/nowhere""#), "the bridge cannot read /nowhere"),
        (body(password: ""), "the secret password is empty"),
        (body().replacing(#""classes":{}"#, with: #""classes":{"x":"toaster"}"#),
            #"x cannot be taken for "toaster"; there are: onoff, dimmable, ct, color, sensor-climate, sensor-motion, sensor-contact"#),
        (body().replacing(#""projectId":"7","#, with: ""), "the project is missing: --setting projectId=…"),
        (body().replacing("password", with: "pin"), #"there is no secret "pin" here; there are: code, password, projectKey, token"#),
        (body(#","share":{"lights":["99"]}"#), #"there is no light "99"; "porchlight lights list" shows all"#),
    ]

    @Test(arguments: refusals)
    func whatCannotBeAnAccountIsRefused(_ body: String, _ words: String) async throws {
        try await Self.run { (_, owner, cloud) async throws in
            #expect(try await owner.problem("POST", "/clouds", body) == words)
            #expect(cloud.memory.logins.isEmpty)
        }
    }

    @Test(arguments: [("GET", "/clouds/x"), ("GET", "/clouds/x/devices"), ("POST", "/clouds/x/test"), ("DELETE", "/clouds/x")])
    func oneThatIsNotThereIsNotFound(_ method: String, _ path: String) async throws {
        try await Self.run { (_, owner, _) async throws in
            #expect(try await owner.problem(method, path) == #"there is no cloud account "x"; "porchlight clouds list" shows all"#)
        }
    }

    @Test func aCodeIsSentForALoginByPhone() async throws {
        try await Self.run { (_, owner, _) async throws in
            let body = Self.body().replacing(#""email":"a@b.c""#, with: #""phoneNumber":"+49 1""#)
                .replacing(#""password":"\#(FakeCloud.password)""#, with: "")
            let sent: ControlCloudCode = try await owner.ask("POST", "/clouds/home/code", body)
            #expect(sent.words == "a code was sent to +49 1; the account needs it to log in")
            #expect(try await owner.problem("POST", "/clouds", body) == "the secret code is missing")
            let other = body.replacing("+49 1", with: "+49 0")
            #expect(try await owner.problem("POST", "/clouds/home/code", other) == "the number of a phone is missing")
        }
    }
}
