@testable import CloudConnectors
import Connectivity
import Foundation
import Testing

@Suite("What DeviceHive's tokens say")
struct HiveTokenTests {
    /// From the servers' documentation: an administrator's, for everything.
    private static let known = "eyJhbGciOiJIUzI1NiJ9.eyJwYXlsb2FkIjp7InUiOjEsImEiOlswXSwibiI6WyIqIl0sImR0IjpbIioiXSwiZSI6MTU1OTM0"
        + "NzIwMDAwMCwidCI6MX19.0i1MaUBtgfDPG4_cvSjEVO11FZy7o_L_6uRCR5NR3v4"

    private static func token(_ payload: JSONValue) -> String {
        let text = Data(JSONValue.object(["payload": payload]).bytes).base64EncodedString()
        return "h." + text.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "") + ".s"
    }

    @Test func aTokenFromTheServersDocumentationIsRead() throws {
        let token = try HiveToken(Self.known)
        #expect(token.rights == Set(HiveRight.allCases))
        #expect(token.expiry == HiveMoment(milliseconds: 1_559_347_200_000))
        #expect(!token.isRefresh)
    }

    @Test(arguments: [
        (["a": [3, 7], "e": 1000, "t": 1, "u": 1, "n": ["7"], "dt": ["*"]], [.getDevice, .createDeviceCommand], false),
        (["a": [3], "e": 1000, "t": 0, "u": 1, "n": ["7"], "d": ["*"]], [.getDevice], true),
        (["actions": ["GetDevice", "GetDeviceState"], "expiration": 1000, "tokenType": "ACCESS", "userId": 1], [.getDevice], false),
        (["actions": ["GetDevice"], "expiration": "1970-01-01T00:00:01.000", "tokenType": "REFRESH"], [.getDevice], true),
    ] as [(JSONValue, Set<HiveRight>, Bool)])
    func everyGenerationIsRead(_ payload: JSONValue, _ rights: Set<HiveRight>, _ isRefresh: Bool) throws {
        let token = try HiveToken(Self.token(payload))
        #expect(token.rights == rights)
        #expect(token.expiry == HiveMoment(milliseconds: 1000))
        #expect(token.isRefresh == isRefresh)
    }

    @Test(arguments: [
        ("[0]", HiveRight.allCases), ("[\"*\"]", HiveRight.allCases), ("[]", HiveRight.allCases), ("[1]", []), ("null", []),
        ("[99, \"Nothing\"]", []), ("[5, \"RegisterDevice\"]", [.getDeviceCommand, .registerDevice]),
    ])
    func theListOfActionsSaysWhatIsAllowed(_ list: String, _ rights: [HiveRight]) throws {
        #expect(HiveRight.rights(try JSONValue(parsing: list.utf8)) == Set(rights))
    }

    @Test(arguments: ["", "a", "a.b", "a.b.c", "..", "a.e30.c", "a.bnVsbA.c", "a.####.c", "a.e30.c.d"])
    func whatIsNoTokenIsNotTakenForOneNorRepeated(_ text: String) {
        #expect(throws: CloudFailure.notUnderstood("a token that is none")) { try HiveToken(text) }
    }

    @Test func aTokenIsReplacedAtFourFifthsOfItsTime() throws {
        let token = try HiveToken(Self.token(["e": 1_800_000, "a": [], "t": 1]))
        #expect(token.renewal(from: HiveMoment(milliseconds: 0)) == .seconds(1440))
        #expect(token.renewal(from: HiveMoment(milliseconds: 1_799_000)) == .seconds(5))
        #expect(token.renewal(from: HiveMoment(milliseconds: 9_000_000)) == .seconds(5))
        #expect(!token.isOver(at: HiveMoment(milliseconds: 1_799_999)))
        #expect(token.isOver(at: HiveMoment(milliseconds: 1_800_000)))
        #expect(try HiveToken(Self.token(["a": []])).renewal(from: HiveMoment(milliseconds: 0)) == nil)
    }

    @Test func aTokenIsNotInWhatIsSaidOfIt() throws {
        let token = try HiveToken(Self.known)
        #expect("\(token)" == "an access token")
    }
}
