import BridgeServer
import Foundation
import Testing

@testable import porchlight

@Suite("Cloud accounts in words")
struct CloudWordsTests {
    private static func account(_ state: String, _ problem: String? = nil) -> ControlCloud {
        var account = ControlCloud(name: "home", vendor: "mode", state: state)
        account.problem = problem
        return account
    }

    @Test(arguments: [
        ("connecting", nil, "being connected"),
        ("connecting", "it does not answer in time", "being connected, after this: it does not answer in time"),
        ("waiting", "nobody answers there", "not connected: nobody answers there"),
        ("unusable", "x\u{1B}[2J", "unusable: x\u{FFFD}[2J"),
    ] as [(String, String?, String)])
    func aStateSaysWhy(_ state: String, _ problem: String?, _ words: String) {
        #expect(CloudWords.state(Self.account(state, problem)) == words)
    }

    @Test(arguments: [(1, "1 light"), (3, "3 lights"), (0, "0 lights")])
    func whatIsSharedIsCountedAndDated(_ count: Int, _ words: String) {
        var (account, sharing) = (Self.account("connected"), ControlCloud.Sharing(app: "mode#home", problem: nil))
        let since = Date(timeIntervalSince1970: 1_700_000_000)
        (sharing.lights, sharing.since) = (count, since)
        account.sharing = sharing
        let line = "shares       \(words) since \(ClockText.minute(since)), as app mode#home\n"
        #expect(CloudWords.long(account).contains(line))
    }

    @Test func whatIsNotSharedSaysWhy() {
        var account = Self.account("connected")
        account.sharing = ControlCloud.Sharing(app: "mode#home", problem: "nobody answers there")
        #expect(CloudWords.long(account).contains("shares       as app mode#home, but nobody answers there\n"))
    }

    @Test func aRemovalSaysWhatMayStillBeInTheCloud() {
        var gone = ControlCloudRemoval(name: "home", lights: [], sensors: [], app: "mode#home")
        let usual = "home is removed, and its secrets are forgotten. It had nothing in the home. The app mode#home is shut out."
        #expect(CloudWords.removal(gone) == usual + "\n")
        gone.leftover = "it does not answer in time\u{7}"
        #expect(CloudWords.removal(gone)
            == usual + " What the cloud was shown may still be there: it does not answer in time\u{FFFD}.\n")
    }

    @Test func whatTheBridgeRefusesSteersNoTerminal() throws {
        let answer = try ControlCoding.encode(ControlProblem("the cloud has a problem: it answered 500, \u{1B}]0;owned\u{7}"))
        #expect(try ControlClient.failure(answer).description
            == "the cloud has a problem: it answered 500, \u{FFFD}]0;owned\u{FFFD}")
    }
}
