import CloudEmulators
import Connectivity
import Testing

extension RuuviChecklist {
    private static let register: JSONValue = ["email": "matti@meikalainen.com"]

    static let signIn: [RuuviChecklist] = [
        RuuviChecklist("R-01", "who registers gets a letter with a token") { (bench: RuuviBench) async throws in
            let answer = try await bench.ask("POST", "/register", register)
            #expect(answer.status == 200 && answer.json == ["result": "success", "data": register])
            let letters = try bench.cloud.outbox.letters(to: "matti@meikalainen.com")
            #expect(letters.count == 1 && letters.first?.code?.count == 32)
        },
        RuuviChecklist(
            "R-02", "what is no address is refused, and so is a second letter while one is on its way"
        ) { (bench: RuuviBench) async throws in
            for wrong: JSONValue in [["email": "matti"], [:], ["email": 7], ["email": "a@-b.c"], ["email": "a b@c.d"]] {
                #expect(try await bench.ask("POST", "/register", wrong).words == "400 Invalid e-mail address.", "\(wrong)")
            }
            _ = try await bench.ask("POST", "/register", register)
            let again = try await bench.ask("POST", "/register", register)
            #expect(again.status == 409 && again.json == ["result": "error", "error": "E-mail already exists."])
            #expect(try await bench.ask("POST", "/register", ["email": "ann@example.com"]).words == "409 E-mail already exists.")
        },
        RuuviChecklist("R-02", "or it is told to wait", ["pendingStatus": 429]) { (bench: RuuviBench) async throws in
            _ = try await bench.ask("POST", "/register", register)
            let again = try await bench.ask("POST", "/register", register)
            #expect(again.words == "429 Please wait a few minutes before trying again.")
        },
        RuuviChecklist(
            "R-03", "a token from a letter gives an access token, by both of its names"
        ) { (bench: RuuviBench) async throws in
            _ = try await bench.ask("POST", "/register", register)
            let answer = try await bench.ask("GET", "/verify?token=\(bench.code(to: "matti@meikalainen.com"))")
            let token = try #require(answer.data?["access_token"]?.string)
            #expect(answer.status == 200 && answer.data?["accessToken"] == .string(token) && token.count == 32)
            #expect(answer.data?["email"] == "matti@meikalainen.com")
            #expect(try await bench.ask("GET", "/user", by: token).data?["Tags"] == [])
        },
        RuuviChecklist("R-04", "a wrong token is told by a status of its own") { (bench: RuuviBench) async throws in
            for wrong in ["garbage", "0123456789abcdef0123456789abcdef", "%22"] {
                let answer = try await bench.ask("GET", "/verify?token=\(wrong)")
                #expect(answer.status == 493)
                #expect(answer.json == ["result": "error", "error": "Provided token is invalid or expired."])
            }
            #expect(try await bench.ask("GET", "/verify").words == "403")
            let token = try await newcomer(bench)
            let again = try await bench.ask("GET", "/verify?token=\(bench.code(to: "matti@meikalainen.com"))")
            #expect(again.words == "409 Provided token has already been used." && !token.isEmpty)
        },
        RuuviChecklist("R-04", "or by 500", ["verifyErrorStatus": 500]) { (bench: RuuviBench) async throws in
            #expect(try await bench.ask("GET", "/verify?token=no").words == "500 Provided token is invalid or expired.")
        },
        RuuviChecklist("R-05", "a token from a letter is good for five minutes") { (bench: RuuviBench) async throws in
            _ = try await bench.ask("POST", "/register", register)
            bench.clock.advance(by: .seconds(301))
            let answer = try await bench.ask("GET", "/verify?token=\(bench.code(to: "matti@meikalainen.com"))")
            #expect(answer.status == 493)
            #expect(try await bench.ask("POST", "/register", register).status == 200, "and then another may be sent")
        },
        RuuviChecklist("R-06", "a reset gives a second token, and the first stays good") { (bench: RuuviBench) async throws in
            let answer = try await bench.ask("POST", "/register", ["email": "Ann@example.com", "reset": 1])
            #expect(answer.status == 200 && answer.data == ["email": "ann@example.com"])
            let second = try await bench.ask("GET", "/verify?token=\(bench.code(to: "ann@example.com"))")
            let token = try #require(second.data?["access_token"]?.string)
            for good in [RuuviBench.ann, token] {
                #expect(try await bench.ask("GET", "/user", by: good).data?["Email"] == "ann@example.com")
            }
        },
        RuuviChecklist(
            "R-06", "and is told in the answer where that is wanted", ["echoToken": true]
        ) { (bench: RuuviBench) async throws in
            let answer = try await bench.ask("POST", "/register", ["email": "ann@example.com", "reset": 1])
            #expect(answer.data?["token"] == .string(try bench.code(to: "ann@example.com")))
        },
    ]

    private static func newcomer(_ bench: RuuviBench) async throws -> String { try await bench.newcomer("matti@meikalainen.com") }
}
