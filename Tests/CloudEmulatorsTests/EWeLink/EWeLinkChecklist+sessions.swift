@testable import CloudEmulators
import Connectivity
import Testing

extension EWeLinkChecklist {
    static let sessions = [
        EWeLinkChecklist("E-07", "who has the code gets an account, once") { bench in
            _ = try await bench.signed("POST", "/api/sms", ["sendType": "0", "email": "new@example.com"])
            let code = try bench.code(to: "new@example.com")
            let body: [String: JSONValue] = [
                "email": "new@example.com", "password": "open sesame", "verificationCode": .string(code),
            ]
            let wrong = body.merging(["verificationCode": .string(code == "000000" ? "000001" : "000000")]) { _, new in new }
            #expect(try await bench.signed("POST", "/api/user/register", wrong)["error"] == 498)
            let answer = try await bench.signed("POST", "/api/user/register", body)
            #expect(answer["error"] == nil && answer["jwt"]?.string != nil && answer["region"] == "us")
            #expect(answer["user"]?["email"] == "new@example.com")
            #expect(try await bench.ask("GET", "/api/user/device", by: try bench.person(answer)) == [])
            #expect(try await bench.signed("POST", "/api/user/register", body)["error"] == 409)
        },
        EWeLinkChecklist("E-07", "a code stands five tries, wrong ones are counted") { bench in
            _ = try await bench.signed("POST", "/api/sms", ["sendType": "0", "to": "+447700900123"])
            let code = try bench.code(to: "+447700900123")
            let body: [String: JSONValue] = ["phoneNumber": "+447700900123", "password": "open sesame"]
            for _ in 0..<5 {
                let wrong = body.merging(["verificationCode": "wrong"]) { $1 }
                #expect(try await bench.signed("POST", "/api/user/register", wrong)["error"] == 498)
            }
            let right = body.merging(["verificationCode": .string(code)]) { $1 }
            #expect(try await bench.signed("POST", "/api/user/register", right)["error"] == 498)
        },
        EWeLinkChecklist("E-07", "a code gives a new password too, and ends what was logged in") { bench in
            let ann = try await bench.login(Bench.ann)
            _ = try await bench.signed("POST", "/api/sms", ["sendType": "1", "email": "ann@example.com"])
            let code = try bench.code(to: "ann@example.com")
            let body: [String: JSONValue] = ["email": "ann@example.com", "password": "new one", "verificationCode": .string(code)]
            #expect(try await bench.signed("POST", "/api/user/password/reset", body)["at"] != nil)
            #expect(try await bench.ask("GET", "/api/user/device", by: ann)["error"] == 401)
            #expect(try await bench.login(Bench.ann, password: "new one").apikey == ann.apikey)
            #expect(try await bench.signed("POST", "/api/user/password/reset", body)["error"] == 498)
            let nobody = body.merging(["email": "nobody@example.com"]) { $1 }
            #expect(try await bench.signed("POST", "/api/user/password/reset", nobody)["error"] == 404)
        },
        EWeLinkChecklist("E-08", "who knows the old password can change it") { bench in
            let ann = try await bench.login(Bench.ann)
            let change: @Sendable (String) async throws -> JSONValue = { old in
                let body: JSONValue = ["oldPassword": .string(old), "newPassword": "new one"]
                return try await bench.ask("POST", "/api/user/password", by: ann, body)
            }
            #expect(try await change("wrong")["error"] == 401)
            let answer = try await change("porchlight")
            #expect(answer["message"]?.string != nil && answer["error"] == nil)
            let old = try await bench.signed("POST", "/api/user/login", ["email": "ann@example.com", "password": "porchlight"])
            #expect(old["error"] == 401)
            _ = try await bench.login(Bench.ann, password: "new one")
        },
        EWeLinkChecklist("E-09", "a refresh token gives a new pair, once") { bench in
            let ann = try await bench.login(Bench.ann)
            let answer = try await bench.ask("GET", "/api/user/refresh?rt=\(ann.rt)", by: nil)
            let renewed = try bench.person(answer)
            #expect(answer["error"] == nil && answer["region"] == "us" && renewed.at != ann.at)
            #expect(try await bench.ask("GET", "/api/user/device", by: ann)["error"] == 401)
            #expect(try await bench.ask("GET", "/api/user/device", by: renewed).array?.count == 2)
            #expect(try await bench.ask("GET", "/api/user/refresh?rt=\(ann.rt)", by: nil)["error"] == 401)
            #expect(try await bench.ask("GET", "/api/user/refresh", by: nil)["error"] == 400)
            #expect(try await bench.ask("GET", "/api/user/refresh?rt=garbage", by: nil)["error"] == 401)
        },
        EWeLinkChecklist("E-09", "tokens end in 30 and in 60 days") { bench in
            let ann = try await bench.login(Bench.ann)
            bench.clock.advance(by: .seconds(30 * 86_400 + 1))
            #expect(try await bench.ask("GET", "/api/user/device", by: ann)["error"] == 402)
            bench.clock.advance(by: .seconds(30 * 86_400))
            #expect(try await bench.ask("GET", "/api/user/refresh?rt=\(ann.rt)", by: nil)["error"] == 402)
        },
        EWeLinkChecklist("E-12", "there is one session for each account and app") { bench in
            let (first, other) = (try await bench.login(Bench.ann), try await bench.login(Bench.ann, appid: Bench.otherAppid))
            let second = try await bench.login(Bench.ann)
            #expect(try await bench.ask("GET", "/api/user/device", by: first)["error"] == 401)
            let reply = try await bench.connect { try await $0.ask(Bench.online(first)) }
            #expect(reply["error"] == 406)
            for good in [second, other] { #expect(try await bench.ask("GET", "/api/user/device", by: good).array?.count == 2) }
        },
    ]
}
