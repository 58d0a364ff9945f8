import BridgeCore
import Foundation
import Testing

@testable import CloudConnectors

@Suite("Secrets")
struct SecretsTests {
    private let secrets = Secrets(["password": "open sesame", "token": "t0k3n"])

    @Test func showNothingButTheirNamesHoweverTheyArePrinted() {
        var dumped = ""
        dump(secrets, to: &dumped)
        dump(["all": secrets], to: &dumped)
        for text in ["\(secrets)", String(reflecting: secrets), "\([secrets])", "\(Optional(secrets) as Any)", dumped] {
            #expect(!text.contains("sesame") && !text.contains("t0k3n"))
            #expect(text.contains("password"))
        }
        #expect("\(secrets)" == "password: •••, token: •••")
    }

    @Test func areSealedAnewEachTimeAndOpenForOneAccountOnly() throws {
        let key = AccountKey(drawnFrom: .still)
        let account = CloudAccount.mode("home")
        let boxes = try (0..<2).map { _ in try key.seal(secrets, of: account, nonce: .still) }
        #expect(boxes[0] != boxes[1] && boxes.allSatisfy { key.open($0, of: account) == secrets })
        #expect(key.open(boxes[0], of: .mode("other")) == nil)
        #expect(key.open(boxes[0], of: CloudAccount(name: "home", vendor: .devicehive)) == nil)
        #expect(key.open(boxes[0], of: .mode("home", baseURL: "https://evil.example.org")) == nil)
        #expect(AccountKey(drawnFrom: .still).open(boxes[0], of: account) == nil)
    }

    @Test func doNotOpenWhenAnyByteOfTheirBoxIsAnother() throws {
        let key = AccountKey(drawnFrom: .still)
        let box = try key.seal(secrets, of: .mode("home"), nonce: .still)
        for place in box.indices {
            var other = box
            other[place] ^= 1
            #expect(key.open(other, of: .mode("home")) == nil, "byte \(place)")
        }
        for length in 0..<box.count { #expect(key.open(box.prefix(length), of: .mode("home")) == nil) }
    }

    @Test func ofATrialAreKeptNowhere() async {
        let loose = LooseSecrets(secrets)
        await loose.keep("token", "newer")
        await loose.keep("password", nil)
        #expect(await loose.content == Secrets(["token": "newer"]))
        #expect(await loose.secret("token") == "newer")
    }
}
