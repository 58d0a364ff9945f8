import CloudEmulators
import Connectivity
import Testing

extension ModeChecklist {
    static let accounts: [ModeChecklist] = [
        ModeChecklist("M-01", "who registers by e-mail gets a letter and cannot log in before it is answered") { bench in
            let made = try await bench.register("ben@example.com")
            #expect(made.status == 201)
            #expect(Set(try #require(made.json?.object).keys) == ["id", "projectId", "creationTime", "name", "email", "verified"])
            #expect(try bench.latest("verification", to: "ben@example.com").count >= 20)
            let login = try await bench.ask("POST", "/auth/user", form: bench.login("ben@example.com", "open sesame"))
            #expect(login.verdict == "403 USER_UNVERIFIED")
        },
        ModeChecklist("M-02", "a verification token is good once") { bench in
            _ = try await bench.register("ben@example.com")
            let token = ["token": try bench.latest("verification", to: "ben@example.com")]
            #expect(try await bench.ask("POST", "/auth/user/emailVerification", form: token).status == 200)
            let again = try await bench.ask("POST", "/auth/user/emailVerification", form: token)
            #expect(again.verdict == "403 INVALID_TOKEN")
            #expect(try await bench.signIn("ben@example.com", password: "open sesame").key.isEmpty == false)
        },
        ModeChecklist("M-03", "a password may come urlencoded, as multipart or as JSON") { bench in
            let fields = bench.login("ann@example.com", "porchlight")
            for way in FormWay.allCases {
                let answer = try await bench.send(way.request("/auth/user", fields))
                #expect(answer.status == 200, "\(way)")
                #expect(answer.json?["userId"] == 101 && answer.json?["token"]?.string != nil, "\(way)")
                let wrong = try await bench.send(way.request("/auth/user", fields.merging(["password": "no"]) { $1 }))
                #expect(wrong.verdict == "403 INCORRECT_PASSWORD", "\(way)")
            }
        },
        ModeChecklist("M-04", "a code by text message logs in") { bench in
            let number = "+15551234567"
            let fields = ["projectId": "2", "appId": "porchlight-phone", "phoneNumber": number]
            _ = try await bench.ask("POST", "/users", ["projectId": 2, "phoneNumber": .string(number), "name": "Cy"])
            let sent = try await bench.ask("POST", "/auth/user/sms", form: ["projectId": "2", "phoneNumber": number])
            #expect(sent.status == 200 && sent.json == ["recipient": .string(number)])
            let code = try bench.latest("login-code", to: number)
            let wrong = code == "000000" ? "000001" : "000000"
            let refused = try await bench.ask("POST", "/auth/user", form: fields.merging(["code": wrong]) { $1 })
            #expect(refused.verdict == "403 INVALID_AUTH_CODE")
            #expect(try await bench.ask("POST", "/auth/user", form: fields.merging(["code": code]) { $1 }).status == 200)
        },
        ModeChecklist("M-05", "a project that brings its own users speaks for them") { bench in
            let key = try bench.projectKey(ModeBench.byouProject)
            #expect(try await bench.ask("POST", "/users", ["projectId": 3]).verdict == "403 AUTHORIZATION_REQUIRED")
            let made = try await bench.ask("POST", "/users", key: key, ["projectId": 3])
            let id = try #require(made.json?["id"]?.int)
            #expect(made.status == 201)
            let fields = ["projectId": "3", "userId": String(id)]
            #expect(try await bench.ask("POST", "/auth/user", form: fields).verdict == "401")
            let login = try await bench.ask("POST", "/auth/user", key: key, form: fields)
            let token = try #require(login.json?["token"]?.string)
            #expect(try await bench.ask("GET", "/userSession/websocket", key: token).verdict == "403 PERMISSION_DENIED")
        },
        ModeChecklist("M-06", "the state of authentication is told to anybody, and never refused") { bench in
            let keys: [(String?, String)] = [
                (try await bench.ann().key, "user"), (try bench.secret("apiKey", of: 9001), "device"),
                (try bench.projectKey(ModeBench.emailProject), "project key"), ("garbage", "nobody"), (nil, "nobody"),
            ]
            for (key, type) in keys {
                let answer = try await bench.ask("GET", "/auth", key: key)
                #expect(answer.status == 200 && answer.json?["type"]?.string == type, "\(type)")
            }
        },
        ModeChecklist("M-07", "nobody sees another user") { bench in
            let ben = try await bench.newcomer("ben@example.com")
            let answer = try await bench.ask("GET", "/users/101", key: ben.key)
            #expect(answer.verdict == "403 PERMISSION_DENIED" && answer.json?["name"] == nil)
            #expect(try await bench.ask("GET", "/users/101").verdict == "401")
        },
        ModeChecklist("M-08", "a user can change their name") { bench in
            let ann = try await bench.ann()
            let changed = try await bench.ask("PATCH", "/users/101", key: ann.key, ["name": "Anna"])
            #expect(changed.status == 204 && changed.body.isEmpty)
            #expect(try await bench.ask("GET", "/users/101", key: ann.key).json?["name"] == "Anna")
        },
        ModeChecklist("M-09", "with a user go their key and their memberships") { bench in
            let ben = try await bench.newcomer("ben@example.com")
            let ann = try await bench.ann()
            let members = "/homes/\(bench.homeID)/members"
            _ = try await bench.ask("POST", members, key: ann.key, form: ["email": "ben@example.com"])
            #expect(try await bench.ask("DELETE", "/users/\(ben.id)", key: ben.key).status == 204)
            #expect(try await bench.ask("GET", "/userSession", key: ben.key).verdict == "401")
            let left = try await bench.ask("GET", members, key: ann.key).json?.array?.map { $0["userId"]?.int }
            #expect(left == [101])
        },
    ]
}
