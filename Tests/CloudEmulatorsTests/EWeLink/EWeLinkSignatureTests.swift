@testable import CloudEmulators
import HTTPTypes
import Testing

@Suite("eWeLink: signatures", .timeLimit(.minutes(1)))
struct EWeLinkSignatureTests {
    private static let secret = "0123456789abcdef0123456789ABCDEF"
    private static let compact = """
        {"appid":"TESTAPPID0000000000000000000000A","email":"user@example.com","password":"secret123",\
        "ts":1553068800,"version":8,"nonce":"ab12cd34"}
        """

    @Test(arguments: [
        (secret, compact, "pfzoSt1/0BNj4enaV1VbdCzmZkqCmVwEca/I5bwFHZQ="),
        (
            secret, compact.replacing(":", with: ": ").replacing(",", with: ", "), "X9eN/15R3RCmNiPUQvFI0sD+uGc/3kAFC6IRb18QkkY="
        ),
        (
            "OdPuCZ4PkPPi0rVKRVcGmll2NM6vVk0c", #"{"email":"1234@gmail.com","password":"12345678","countryCode":"+1"}"#,
            "ttZ/gluzqrafvGonjMD20p4//arW6KoZKbo1SOMEzCA="
        ),
    ])
    func aBodyIsSignedByteForByte(secret: String, body: String, sign: String) {
        #expect(EWeLinkSignature.sign(body.utf8, secret: secret) == sign)
        let request = EmulatorRequest(.post, "/", headers: [.authorization: "Sign \(sign)"], body: Array(body.utf8))
        #expect(EWeLinkSignature.isGood(request, secret: secret))
        #expect(!EWeLinkSignature.isGood(request, secret: secret + "x"))
        let changed = EmulatorRequest(.post, "/", headers: [.authorization: "Sign \(sign)"], body: Array((body + " ").utf8))
        #expect(!EWeLinkSignature.isGood(changed, secret: secret))
    }

    @Test(arguments: [
        (
            secret, "ts=1553068800&version=8&country_code=+1&appid=TESTAPPID0000000000000000000000A&nonce=ab12cd34",
            "pMfds3J1qZuSw4gLCj9qFoxA2RA55EMT4lKt9YWH6mU="
        ),
        (
            secret, "country_code=%2B1&ts=1553068800&version=8&appid=TESTAPPID0000000000000000000000A&nonce=ab12cd34",
            "pMfds3J1qZuSw4gLCj9qFoxA2RA55EMT4lKt9YWH6mU="
        ),
        (
            "S1fHFiMqzykNdxlSrk9Pjdczp7rsvt3M",
            "deviceid=1000052354&appid=I25m0KljbFfGsTjRc3eTwTEPVwKzsvCF&nonce=2323dfgh&ts=1545219251",
            "UXS8yTRB57HRFVYrKlbBXBRRgtYDuzVHX5QNdg0cWXA="
        ),
    ])
    func aQueryIsSignedInOrderOfItsNames(secret: String, query: String, sign: String) {
        let request = EmulatorRequest(.get, "/api/user/region?\(query)", headers: [.authorization: "Sign \(sign)"])
        #expect(EWeLinkSignature.isGood(request, secret: secret))
        let more = EmulatorRequest(.get, "/api/user/region?\(query)&more=1", headers: [.authorization: "Sign \(sign)"])
        #expect(!EWeLinkSignature.isGood(more, secret: secret))
    }

    @Test(arguments: ["", "Sign", "Bearer pfzoSt1/0BNj4enaV1VbdCzmZkqCmVwEca/I5bwFHZQ=", "Sign nonsense"])
    func anythingElseIsNoSignature(field: String) {
        let request = EmulatorRequest(.post, "/", headers: [.authorization: field], body: Array(Self.compact.utf8))
        #expect(!EWeLinkSignature.isGood(request, secret: Self.secret))
    }
}
