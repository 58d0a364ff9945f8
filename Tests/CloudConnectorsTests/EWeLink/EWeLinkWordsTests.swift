@testable import CloudConnectors
import Connectivity
import Foundation
import HomeModel
import Testing

@Suite("eWeLink: signatures, regions and refusals", .timeLimit(.minutes(1)))
struct EWeLinkWordsTests {
    // Vectors of the vendor's documentation.
    @Test(arguments: [
        ("OdPuCZ4PkPPi0rVKRVcGmll2NM6vVk0c", #"{"email":"1234@gmail.com","password":"12345678","countryCode":"+1"}"#,
         "ttZ/gluzqrafvGonjMD20p4//arW6KoZKbo1SOMEzCA="),
        ("S1fHFiMqzykNdxlSrk9Pjdczp7rsvt3M",
         "appid=I25m0KljbFfGsTjRc3eTwTEPVwKzsvCF&deviceid=1000052354&nonce=2323dfgh&ts=1545219251",
         "UXS8yTRB57HRFVYrKlbBXBRRgtYDuzVHX5QNdg0cWXA="),
    ])
    func signaturesAreThoseOfTheVendor(secret: String, text: String, sign: String) {
        #expect(EWeLinkLogin.sign(text.utf8, secret: secret) == sign)
    }

    @Test(arguments: [
        ("+1", EWeLinkRegion.us), ("86", .cn), ("+44", .eu), ("49", .eu), ("+81", .as), ("91", .as), ("1876", .us), ("+7", .eu),
        ("61", .us), ("", .us), ("99999", .us),
    ])
    func aCountryHasARegion(code: String, region: EWeLinkRegion) { #expect(EWeLinkRegion(countryCode: code) == region) }

    @Test func hostsAreThoseOfTheRegion() {
        #expect(EWeLinkRegion.eu.host(.second) == "eu-apia.coolkit.cc" && EWeLinkRegion.cn.host(.second) == "cn-apia.coolkit.cn")
        #expect(EWeLinkRegion.us.host(.first) == "us-api.coolkit.cc:8080")
        #expect(EWeLinkRegion.as.dispatcher(.second) == "as-dispa.coolkit.cc")
        #expect(EWeLinkRegion.cn.dispatcher(.first) == "cn-disp.coolkit.cn:8080")
    }

    @Test(arguments: [
        (401, CloudFailure.tokenIsOver), (402, .tokenIsOver), (503, .deviceIsAway), (504, .deviceIsAway), (30_022, .deviceIsAway),
        (4002, .deviceIsAway), (403, .notAllowed("set it (words)")), (407, .notAllowed("set it (words)")),
        (412, .busy(.seconds(900))), (400, .notFollowed("words")), (500, .trouble(status: 500, "words")),
    ])
    func numbersHaveAMeaning(number: Int, failure: CloudFailure) {
        #expect(CloudFailure(eWeLink: number, "words", to: "set it") == failure)
    }

    static let answers: [(String, Bool, Int, String)] = [
        (#"{"at":"x"}"#, false, 0, ""), (#"{"error":0,"data":{"a":1},"msg":""}"#, true, 0, ""), ("[1]", false, 0, ""),
        (#"{"error":301,"region":"eu"}"#, false, 301, ""),
        (#"{"code":409,"error":"already added"}"#, false, 409, "already added"),
        (#"{"error":"some text"}"#, false, 400, "some text"), (#"{"error":"401"}"#, false, 401, "401"),
        (#"{"error":400,"info":"msg is not complete"}"#, false, 400, "msg is not complete"),
        (#"{"error":503,"errmsg":"offline"}"#, false, 503, "offline"),
    ]

    @Test(arguments: answers)
    func answersAreRead(text: String, isEnveloped: Bool, number: Int, words: String) throws {
        let answer = try EWeLinkAnswer(WebAnswer(status: 200, body: Array(text.utf8)), enveloped: isEnveloped)
        #expect(answer.number == number && answer.words == words)
        if isEnveloped { #expect(answer.data == ["a": 1]) }
    }

    @Test func whatIsNoAnswerIsSaidToBeNone() throws {
        #expect(throws: CloudFailure.notUnderstood("it does not answer in JSON")) {
            try EWeLinkAnswer(WebAnswer(status: 200, body: Array("<html>".utf8)), enveloped: true)
        }
        #expect(throws: CloudFailure.trouble(status: 502, "")) { try EWeLinkAnswer(WebAnswer(status: 502), enveloped: true) }
        #expect(throws: CloudFailure.busy(.seconds(7))) {
            try EWeLinkAnswer(WebAnswer(status: 429, headers: ["retry-after": "7"]), enveloped: true)
        }
        #expect(try EWeLinkAnswer(WebAnswer(status: 404, body: Array("no".utf8)), enveloped: true).number == 404)
    }

    @Test func anAccountMustSayWhoItIs() {
        for name in ["appId", "countryCode", "email"] {
            var settings = EWeLinkStage.ann
            settings[name] = nil
            #expect(throws: CloudFailure.self) { try EWeLinkLogin(settings) }
        }
        #expect(throws: Never.self) { try EWeLinkLogin(["appId": "a", "countryCode": "+49", "phoneNumber": "+491"]) }
    }
}
