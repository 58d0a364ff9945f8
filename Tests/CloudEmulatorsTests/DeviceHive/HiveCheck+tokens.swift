@testable import CloudEmulators
import Connectivity
import Testing

extension HiveCheck {
    static let tokens = [
        HiveCheck("D-01", "a login gives two tokens of three parts, with a bare header") { bench async throws in
            let answer = try await bench.ask("POST token", ["login": "dhadmin", "password": "lights-for-all"])
            #expect(answer.status == 201)
            #expect(answer.json?.object?.keys.sorted() == ["accessToken", "refreshToken"])
            let pair = try HiveBench.pair(answer)
            for token in [pair.access, pair.refresh] {
                #expect(token.split(separator: ".", omittingEmptySubsequences: false).count == 3)
                #expect(HiveToken.header(of: token) == #"{"alg":"HS256"}"#)
                #expect(!token.contains("="))
            }
        },
        HiveCheck("D-02", "a token is signed with the six bytes of the secret, not with its letters") { bench async throws in
            let token = try await bench.logIn().access
            #expect(HiveToken.isSigned(token, key: [0x75, 0xeb, 0xe2, 0x71, 0xe8, 0x62]))
            #expect(!HiveToken.isSigned(token, key: Array("devicehive".utf8)))
        },
        HiveCheck("D-03", "an administrator's tokens allow everything, for half an hour and half a year") { bench async throws in
            let pair = try await bench.logIn()
            let (access, refresh) = (try HiveToken.payload(of: pair.access), try HiveToken.payload(of: pair.refresh))
            for payload in [access, refresh] {
                #expect(payload["u"]?.int != nil)
                #expect(payload["a"] == [0])
                #expect([payload["n"], payload["dt"], payload["d"]] == [["*"], ["*"], ["*"]])
            }
            #expect(access["t"] == 1)
            #expect(refresh["t"] == 0)
            #expect(abs((access["e"]?.int ?? 0) - bench.now - 1_800_000) < 5000)
            #expect(abs((refresh["e"]?.int ?? 0) - bench.now - 15_724_800_000) < 5000)
        },
        HiveCheck("D-04", "a login that is not right is refused in the server's own words") { bench async throws in
            let rows: [(JSONValue, String)] = [
                ([:], "400 Invalid or empty authorization request parameters"),
                (["login": "dhadmin", "password": " "], "400 Invalid or empty authorization request parameters"),
                (["login": "", "password": "x"], "400 Invalid or empty authorization request parameters"),
                (["login": "nobody", "password": "x"], "401 User with login = nobody not found or bad password"),
                (["login": "dhadmin", "password": "wrong"], "401 Invalid credentials"),
            ]
            for (body, verdict) in rows {
                #expect(try await bench.ask("POST token", body).verdictOfHive == verdict)
            }
        },
        HiveCheck("D-05", "ten wrong passwords lock an account, also for the right one") { bench async throws in
            for _ in 1...10 {
                let wrong = try await bench.ask("POST token", ["login": "ada", "password": "guess"])
                #expect(wrong.verdictOfHive == "401 Invalid credentials")
            }
            for password in ["guess", "analytical-engine"] {
                let answer = try await bench.ask("POST token", ["login": "ada", "password": .string(password)])
                #expect(answer.verdictOfHive == "401 User is locked or disabled")
            }
            #expect(try await bench.logIn().access.isEmpty == false)
        },
        HiveCheck("D-06", "a token made elsewhere with the same secret is as good as one of ours") { bench async throws in
            let forged = HiveToken.forge(#"{"u":1,"a":[0],"n":["*"],"dt":["*"],"e":4102444800000,"t":1}"#)
            let answer = try await bench.ask("GET device", as: forged)
            #expect(answer.status == 200)
            #expect(answer.json?.array?.count == 7)
        },
        HiveCheck("D-07", "a token that was tampered with, or has no signature, or has ended, is none") { bench async throws in
            let token = try await bench.logIn().access
            let payload = #"{"u":1,"a":[0],"n":["*"],"e":4102444800000,"t":1}"#
            for bit in [0, 7, 100, 255] {
                let answer = try await bench.ask("GET device", as: HiveToken.tampered(token, bit: bit))
                #expect(answer.verdictOfHive == "401 Unauthorized")
            }
            let unsigned = HiveToken.forge(payload, header: #"{"alg":"none"}"#)
            for bad in [unsigned, unsigned.split(separator: ".").prefix(2).joined(separator: ".") + ".", "rubbish", "a.b.c"] {
                #expect(try await bench.ask("GET device", as: bad).verdictOfHive == "401 Unauthorized")
            }
            bench.clock.advance(by: .seconds(1801))
            #expect(try await bench.ask("GET device", as: token).verdictOfHive == "401 Token expired")
        },
        HiveCheck("D-08", "a refresh token opens nothing") { bench async throws in
            #expect(try await bench.ask("GET device", as: bench.logIn().refresh).verdictOfHive == "401 Unauthorized")
        },
        HiveCheck("D-09", "actions can be said by name and by number") { bench async throws in
            let token = try await bench.logIn().access
            let lists: [JSONValue] = [
                ["GetDevice", "GetDeviceCommand", "GetDeviceState"], [3, 5], [5, "GetDevice", "NoSuchAction", 3],
            ]
            for actions in lists {
                let pair = try await bench.create(["userId": 1, "actions": actions], as: token)
                #expect(try HiveToken.payload(of: pair.access)["a"] == [3, 5])
            }
            let bad = try await bench.ask("POST token/create", ["userId": 1, "actions": [["GetDevice"]]], as: token)
            #expect(bad.status == 400)
        },
    ]
}
