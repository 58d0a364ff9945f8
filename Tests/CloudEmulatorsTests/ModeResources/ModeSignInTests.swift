import CloudEmulators
import Connectivity
import Testing

@Suite("MODE: registering and logging in", .timeLimit(.minutes(1)))
struct ModeSignInTests {
    @Test(arguments: [
        ([1], "INVALID_PARAMETER"), ([:], "MISSING_PARAMETERS"), (["projectId": "1"], "INVALID_PARAMETER"),
        (["projectId": 77], "INVALID_PARAMETER"), (["projectId": 1], "MISSING_PARAMETERS"),
        (["projectId": 1, "name": "B", "email": "b", "password": "open sesame"], "INVALID_EMAIL"),
        (["projectId": 1, "name": "B", "email": "b@example.com", "password": "open"], "PASSWORD_TOO_SHORT"),
        (["projectId": 1, "name": "B", "email": "b@example.com", "password": "111111"], "PASSWORD_TOO_WEAK"),
        (["projectId": 1, "name": "B", "email": "b@example.com"], "MISSING_PARAMETERS"),
        (["projectId": 1, "name": "B", "email": "Ann@example.com", "password": "open sesame"], "USER_EXISTS"),
        (["projectId": 2, "name": "B"], "MISSING_PARAMETERS"),
        (["projectId": 2, "name": "B", "phoneNumber": "1234"], "INVALID_PHONE_NUMBER"),
    ] as [(JSONValue, String)])
    func whoRegistersSaysAllThatTheirProjectAsks(body: JSONValue, reason: String) async throws {
        let bench = try await ModeBench.straight()
        #expect(try await bench.ask("POST", "/users", body).verdict == "403 \(reason)")
        #expect(try bench.cloud.outbox.letters().isEmpty)
    }

    @Test func whoHasNotAnsweredTheirLetterExistsAllTheSame() async throws {
        let bench = try await ModeBench.straight()
        _ = try await bench.register("ben@example.com")
        #expect(try await bench.register("ben@example.com").verdict == "403 USER_EXISTS_UNVERIFIED")
        let first = try bench.latest("verification", to: "ben@example.com")
        let start = ["projectId": "1", "email": "BEN@example.com"]
        let again = try await bench.ask("POST", "/auth/user/emailVerification/start", form: start)
        #expect(again.status == 200 && again.body.isEmpty)
        let second = try bench.latest("verification", to: "ben@example.com")
        for (token, verdict) in [(first, "403 INVALID_TOKEN"), (second, "200")] {
            #expect(try await bench.ask("POST", "/auth/user/emailVerification", form: ["token": token]).verdict == verdict)
        }
    }

    @Test(arguments: [
        (["projectId": "1"], "403 MISSING_PARAMETERS"), (["projectId": "x"], "403 INVALID_PARAMETER"),
        (["projectId": "1", "email": "no@example.com"], "403 UNKNOWN_EMAIL"),
        (["projectId": "2", "email": "ann@example.com"], "403 PERMISSION_DENIED"), ([:], "403 MISSING_PARAMETERS"),
    ])
    func lettersAreSentToThoseWhoAreKnown(form: [String: String], verdict: String) async throws {
        let bench = try await ModeBench.straight()
        for kind in ["emailVerification", "passwordReset"] {
            #expect(try await bench.ask("POST", "/auth/user/\(kind)/start", form: form).verdict == verdict)
        }
    }

    @Test(arguments: [
        (["email": "no@example.com"], "403 UNKNOWN_EMAIL"), (["appId": "other"], "403 INVALID_PARAMETER"),
        (["appId": ""], "403 MISSING_PARAMETERS"), (["projectId": "77"], "403 INVALID_PARAMETER"),
        (["password": ""], "403 MISSING_PARAMETERS"), (["email": "ann"], "403 INVALID_EMAIL"),
        (["email": "ANN@example.com"], "200"),
    ])
    func whoLogsInSaysWhoTheyAre(changes: [String: String], verdict: String) async throws {
        let bench = try await ModeBench.straight()
        let form = bench.login("ann@example.com", "porchlight").merging(changes) { $1 }
        #expect(try await bench.ask("POST", "/auth/user", form: form).verdict == verdict)
    }

    @Test func aNewPasswordLogsOutWhoeverKnewTheOld() async throws {
        let bench = try await ModeBench.straight()
        let ann = try await bench.ann()
        _ = try await bench.ask("POST", "/auth/user/passwordReset/start", form: ["projectId": "1", "email": "ann@example.com"])
        let token = try bench.latest("password-reset", to: "ann@example.com")
        let reset = { (password: String) in
            try await bench.ask("POST", "/auth/user/passwordReset", form: ["token": token, "newPassword": password])
        }
        let verified = try await bench.ask("POST", "/auth/user/emailVerification", form: ["token": token])
        #expect(verified.verdict == "403 INVALID_TOKEN")
        #expect(try await reset("short").verdict == "403 PASSWORD_TOO_SHORT")
        #expect(try await reset("something else").verdict == "200")
        #expect(try await reset("something else").verdict == "403 INVALID_TOKEN")
        #expect(try await bench.ask("GET", "/userSession", key: ann.key).verdict == "401")
        let old = try await bench.ask("POST", "/auth/user", form: bench.login("ann@example.com", "porchlight"))
        #expect(old.verdict == "403 INCORRECT_PASSWORD")
        #expect(try await bench.signIn("ann@example.com", password: "something else").id == 101)
    }

    @Test func lettersAndCodesGrowOld() async throws {
        let bench = try await ModeBench.straight()
        _ = try await bench.register("ben@example.com")
        let number = "+15551234567"
        _ = try await bench.ask("POST", "/users", ["projectId": 2, "phoneNumber": .string(number), "name": "Cy"])
        let token = try bench.latest("verification", to: "ben@example.com")
        let code = try bench.latest("login-code", to: number)
        bench.clock.advance(by: .seconds(601))
        let form = ["projectId": "2", "appId": "porchlight-phone", "phoneNumber": number, "code": code]
        #expect(try await bench.ask("POST", "/auth/user", form: form).verdict == "403 INVALID_AUTH_CODE")
        bench.clock.advance(by: .seconds(86_400))
        let verified = try await bench.ask("POST", "/auth/user/emailVerification", form: ["token": token])
        #expect(verified.verdict == "403 INVALID_TOKEN")
    }

    @Test func aCodeStandsFiveTriesAndIsGoodOnce() async throws {
        let bench = try await ModeBench.straight()
        let number = "+15551234567"
        let cy = try await bench.caller(number)
        var form = ["projectId": "2", "appId": "porchlight-phone", "phoneNumber": number]
        form["code"] = try bench.latest("login-code", to: number)
        #expect(try await bench.ask("POST", "/auth/user", form: form).verdict == "403 INVALID_AUTH_CODE")
        _ = try await bench.ask("POST", "/auth/user/sms", form: ["projectId": "2", "phoneNumber": number])
        let code = try bench.latest("login-code", to: number)
        #expect(code.count == 6 && code.allSatisfy(\.isNumber))
        for _ in 0..<5 {
            let wrong = form.merging(["code": code == "000000" ? "1" : "000000"]) { $1 }
            #expect(try await bench.ask("POST", "/auth/user", form: wrong).verdict == "403 INVALID_AUTH_CODE")
        }
        let late = try await bench.ask("POST", "/auth/user", form: form.merging(["code": code]) { $1 })
        #expect(late.verdict == "403 INVALID_AUTH_CODE")
        #expect(try await bench.ask("GET", "/userSession", key: cy.key).status == 200)
        let unknown = try await bench.ask("POST", "/auth/user/sms", form: ["projectId": "2", "phoneNumber": "+15550000000"])
        #expect(unknown.verdict == "403 INVALID_PHONE_NUMBER")
    }
}
