@testable import CloudConnectors
import Connectivity
import Testing

/// The vectors were made with another program. With the key `a1b2c3d4-0000-4444-8888-0123456789ab` and the IV 00 01 … 0f:
/// `printf TEXT | openssl enc -aes-128-cbc -K $(printf KEY | openssl md5 -r | cut -c1-32) -iv 000102…0f -base64 -A`
@Suite("What eWeLink's devices say in secret", .timeLimit(.minutes(1)))
struct EWeLinkCipherTests {
    private static let key = "a1b2c3d4-0000-4444-8888-0123456789ab"
    private static let iv = "AAECAwQFBgcICQoLDA0ODw=="
    private let cipher = EWeLinkCipher(devicekey: key)

    private func open(_ data: String, iv: String = iv, key: String = key) -> EWeLinkParams? {
        EWeLinkCipher(devicekey: key).open(.init(iv: iv, data: data)).flatMap(EWeLinkLanWords.params)
    }

    @Test(arguments: [
        (#"{"switch":"on"}"#, "E3DP/KVlhnIp0CMO36oNWw=="),
        (
            #"{"switches":[{"outlet":0,"switch":"on"},{"outlet":1,"switch":"off"}]}"#,
            "cH5cmoVSLOts13hNiEjprxU7jqlSe7FWqeICnWOvpxZKAfbjNUa9k1kD+/BKEelE5Gg9xz5BplS30wTXBxfSPJEx2KlhMICkZJXCnKCmXOY="
        ),
        (#"{"rssi":-40,"a":1}"#, "wUhueqIb547/7cZjUBHy/QdnFtGG+VvYo82io2OqaMI="),
    ])
    func itAgreesWithOpenSSL(_ text: String, _ data: String) {
        #expect(cipher.seal(Array(text.utf8), iv: Array(0...15)) == EWeLinkCipher.Sealed(iv: Self.iv, data: data))
        #expect(cipher.open(.init(iv: Self.iv, data: data)) == Array(text.utf8))
    }

    @Test func textsOfAllLengthsComeBack() {
        for length in 0...64 {
            let text = "{" + String(repeating: "x", count: length) + "}"
            #expect(cipher.seal(Array(text.utf8), iv: Array(repeating: 3, count: 16)).flatMap(cipher.open) == Array(text.utf8))
        }
    }

    @Test func strayBytesAreTakenOff() {
        // {"switch":"off"} and two bytes of 2, padded.
        #expect(open("9fuWMsNj8D57R83Hqyzayvwyfx7j4u351gMgd/nOoZI=") == ["switch": "off"])
    }

    @Test func theBridgesSlipIsMended() {
        // {"rf":"=","b"="c"}: where there are slips, all that look like one are taken for one.
        #expect(open("xuvMP3VKXmp04A9DKATwF1w3URjny9tocQGEaP7Tq7U=") == ["rf": ":", "b": "c"])
        #expect(EWeLinkLanWords.params(Array(#"{"rfTrig0"="2020","a":1}"#.utf8)) == ["rfTrig0": "2020", "a": 1])
        #expect(EWeLinkLanWords.params(Array(#"{"sign":"=","a":1}"#.utf8)) == ["sign": "=", "a": 1])
    }

    @Test func nothingAtAllSaysNothing() {
        #expect(open("", iv: "") == [:])
        #expect(EWeLinkLanWords.params([]) == [:])
        #expect(EWeLinkLanWords.params([2, 2]) == [:])
    }

    @Test func anotherKeyReadsNothing() {
        #expect(open("E3DP/KVlhnIp0CMO36oNWw==", key: "another") == nil)
    }

    @Test(arguments: ["E3DP/KVlhnIp0CMO36oN", "*", "AAAA", "E3DP/KVlhnIp0CMO36oNWw"])
    func damagedDataReadsNothing(data: String) {
        #expect(open(data) == nil)
    }

    @Test func aBadIVReadsAndWritesNothing() {
        #expect(open("E3DP/KVlhnIp0CMO36oNWw==", iv: "AAEC") == nil)
        #expect(cipher.seal([1], iv: [1, 2, 3]) == nil)
    }

    @Test(arguments: ["[1]", "12", "null", "{", "no"])
    func whatIsNoObjectHasNoParameters(text: String) {
        #expect(EWeLinkLanWords.params(Array(text.utf8)) == nil)
    }
}
