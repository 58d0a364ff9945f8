@testable import CloudEmulators
import Connectivity
import Testing

@Suite("Tokens of DeviceHive", .timeLimit(.minutes(1)))
struct TokenTests {
    /// Printed in DeviceHive's documentation, and one of our own that was signed elsewhere; all with the secret `devicehive`.
    static let vectors: [(token: String, claims: TokenClaims)] = [
        (
            """
            eyJhbGciOiJIUzI1NiJ9.eyJwYXlsb2FkIjp7InUiOjEsImEiOlswXSwibiI6WyIqIl0sImR0IjpbIioiXSwiZSI6MTU1OTM0NzIwMDAwMCwidCI6MX19\
            .0i1MaUBtgfDPG4_cvSjEVO11FZy7o_L_6uRCR5NR3v4
            """, TokenClaims(holder: .user(1), actions: [0], expiry: 1_559_347_200_000, kind: .access)
        ),
        (
            """
            eyJhbGciOiJIUzI1NiJ9.eyJwYXlsb2FkIjp7InUiOjEsImEiOlswXSwibiI6WyIqIl0sImR0IjpbIioiXSwiZSI6MTQ2NDc5MzI5MDU2NCwidCI6MH19\
            .NdKR2zLvBeMuvGEDf4BC7a8YxqdvdKjnqIKdFn2KpJU
            """, TokenClaims(holder: .user(1), actions: [0], expiry: 1_464_793_290_564, kind: .refresh)
        ),
        (
            """
            eyJhbGciOiJIUzI1NiJ9.eyJwYXlsb2FkIjp7ImEiOlsyLDMsNCw1LDYsNyw4LDksMTAsMTEsMTUsMTYsMTddLCJlIjo0MTAyNDQ0ODAwMDAwLCJ0Ijox\
            LCJ1Ijo0MiwibiI6WyI3Il0sImR0IjpbIioiXX19.8NAfNra1Y0EUpcxFlCldGOF4gjWsg70jPAF5t6s51CY
            """,
            TokenClaims(
                holder: .user(42), actions: HiveAction.ofClient.map(\.rawValue).sorted(), networks: .only(["7"]),
                expiry: 4_102_444_800_000, kind: .access)
        ),
    ]

    @Test func printedTokensAreReadAsTheyWereMeant() async throws {
        let seal = try TokenSeal(secret: "devicehive")
        for (token, claims) in Self.vectors { #expect(await seal.open(token) == claims) }
    }

    @Test func printedTokensAreNotReadWithAnotherSecret() async throws {
        for secret in ["devicehy", "ZGV2aWNlaGl2ZQ=="] {
            let seal = try TokenSeal(secret: secret)
            for (token, _) in Self.vectors { #expect(await seal.open(token) == nil) }
        }
    }

    @Test(arguments: [
        ("devicehive", [0x75, 0xeb, 0xe2, 0x71, 0xe8, 0x62]), ("devicehiv", [0x75, 0xeb, 0xe2, 0x71, 0xe8, 0x62]),
        ("TWFu", [0x4d, 0x61, 0x6e]), ("TWE=", [0x4d, 0x61]), ("TQ==", [0x4d]), ("T-W_Fu", [0x4d, 0x61, 0x6e]),
        ("abc", []), ("", []),
    ] as [(String, [UInt8])])
    func aSecretIsTakenForBase64(_ secret: String, _ key: [UInt8]) {
        #expect(TokenSecret.key(of: secret) == key)
    }

    @Test func aSecretThatMakesNoKeyIsRefused() {
        #expect(throws: EmulatorProblem.self) { try TokenSeal(secret: "abc") }
    }

    @Test func whatWasSignedIsOpenedAgain() async throws {
        let seal = try TokenSeal(secret: "devicehive")
        let claims = TokenClaims(
            holder: .user(7), actions: [3, 5], networks: .only(["1", "10"]), devices: .only(["a"]), types: .all,
            expiry: 4_102_444_800_000, kind: .refresh)
        let token = try await seal.sign(claims)
        #expect(await seal.open(token) == claims)
        #expect(HiveToken.isSigned(token, key: HiveToken.stockKey))
        #expect(HiveToken.header(of: token) == #"{"alg":"HS256"}"#)
        let plugin = TokenClaims(holder: .plugin("plugin_topic_x"), actions: [16], expiry: 1, kind: .access)
        #expect(await seal.open(try await seal.sign(plugin)) == plugin)
    }

    @Test func noBitOfASignatureCanBeOtherwise() async throws {
        let seal = try TokenSeal(secret: "devicehive")
        let token = Self.vectors[2].token
        for bit in 0..<256 { #expect(await seal.open(HiveToken.tampered(token, bit: bit)) == nil) }
        // The last of 43 characters has two bits that stand for nothing.
        for last in ["Z", "a", "b"] { #expect(await seal.open(token.dropLast() + last) == nil) }
        #expect(await seal.open(token + "=") == nil)
    }

    @Test(arguments: [#"{"alg":"none"}"#, #"{"alg":"HS512"}"#, #"{"typ":"JWT"}"#, "{}", "[]", "x"])
    func aTokenThatSaysAnotherAlgorithmIsNone(_ header: String) async throws {
        let seal = try TokenSeal(secret: "devicehive")
        let forged = HiveToken.forge(#"{"u":1,"a":[0],"e":4102444800000,"t":1}"#, header: header)
        #expect(await seal.open(forged) == nil)
    }

    @Test func aHeaderMaySayMoreAndInAnyOrder() async throws {
        let seal = try TokenSeal(secret: "devicehive")
        let forged = HiveToken.forge(#"{"t":1,"e":4102444800000,"a":[0],"u":1}"#, header: #"{"typ":"JWT","alg":"HS256"}"#)
        #expect(await seal.open(forged)?.holder == .user(1))
    }
}
