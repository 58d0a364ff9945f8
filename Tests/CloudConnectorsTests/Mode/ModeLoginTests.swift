@testable import CloudConnectors
import Connectivity
import HomeModel
import Testing

@Suite("How an account of MODE's logs in", .timeLimit(.minutes(1)))
struct ModeLoginTests {
    private static func text(_ request: WebRequest) -> String { String(decoding: request.body, as: UTF8.self) }

    @Test func byAddressAndPassword() throws {
        let settings = ["projectId": "7", "appId": "app1", "email": "ann@example.com"]
        let login = try ModeLogin(settings)
        let request = login.request(settings, secret: "a&b")
        #expect(login.secret == "password" && login.hearsEvents)
        #expect(request.path == "/auth/user" && request.method == "POST")
        #expect(Self.text(request) == "appId=app1&email=ann%40example.com&password=a%26b&projectId=7")
        #expect(request.headers["Authorization"] == nil)
        #expect(login.codeRequest(settings) == nil)
    }

    @Test func byPhoneAndCode() throws {
        let settings = ["projectId": "7", "appId": "app1", "phoneNumber": "+15551234567"]
        let login = try ModeLogin(settings)
        #expect(login.secret == "code" && login.hearsEvents)
        #expect(Self.text(login.request(settings, secret: "123456"))
            == "appId=app1&code=123456&phoneNumber=%2B15551234567&projectId=7")
        let code = try #require(login.codeRequest(settings))
        #expect(code.path == "/auth/user/sms")
        #expect(Self.text(code) == "phoneNumber=%2B15551234567&projectId=7")
    }

    @Test func byTheProjectsWord() throws {
        let settings = ["projectId": "7", "userId": "101"]
        let login = try ModeLogin(settings)
        let request = login.request(settings, secret: "v1.key")
        #expect(login.secret == "projectKey" && !login.hearsEvents)
        #expect(Self.text(request) == "projectId=7&userId=101")
        #expect(request.headers["Authorization"] == "ModeCloud v1.key")
    }

    @Test(arguments: [[:], ["projectId": "7"], ["email": "ann@example.com"], ["projectId": "", "userId": "5"], ["projectId": "7", "email": ""]])
    func anAccountThatSaysNothingOfThisIsToldSo(_ settings: [String: String]) {
        #expect(throws: CloudFailure.self) { try ModeLogin(settings) }
    }

    @Test func homesAreNumbersWithCommasBetweenThem() {
        #expect(ModeClient.homes(in: "55, 56,x,,57 ") == [55, 56, 57])
        #expect(ModeClient.homes(in: "").isEmpty)
    }

    private static let kinds: [(String, DeviceKind?)] = [
        ("lamp", .onOff), ("lamp-onoff", .onOff), ("lamp-dimmable", .dimmable), ("lamp-ct", .ct), ("lamp-color", .color),
        ("sensor-climate", .climate), ("sensor-motion", .motion), ("sensor-contact", .contact), ("color", .color),
        ("onoff", .onOff), ("gateway", nil), ("", nil), ("porchlight-hub", nil), ("bulb-9", .ct), ("plug", nil),
    ]

    @Test(arguments: kinds) func aClassIsAKindOfDevice(_ deviceClass: String, _ kind: DeviceKind?) {
        let classes = ModeClasses(["bulb-9": "ct", "plug": "none", "porchlight-hub": "color"])
        #expect(classes.kind(of: deviceClass) == kind)
    }

    @Test func theOwnersWordBeatsTheUsualOne() {
        #expect(ModeClasses(["lamp-color": "dimmable"]).kind(of: "lamp-color") == .dimmable)
        #expect(ModeClasses(["lamp-color": "ignore"]).kind(of: "lamp-color") == nil)
    }
}
