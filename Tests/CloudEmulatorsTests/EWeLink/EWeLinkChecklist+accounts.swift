@testable import CloudEmulators
import Connectivity
import Foundation
import Testing

extension EWeLinkChecklist {
    private static let compact =
        #"{"appid":"BenchAppAAAAAAAAAAAAAAAAAAAAAAAA","email":"ann@example.com","password":"porchlight","ts":1,"nonce":"1"}"#
    private static let spaced = compact.replacing(":", with: ": ").replacing(",", with: ", ")

    static let accounts = [
        EWeLinkChecklist("E-01", "a login gives tokens, the user and the region, and no error") { bench in
            let answer = try await bench.signed("POST", "/api/user/login", compact)
            #expect(answer["error"] == nil && answer["region"] == "us" && answer["at"]?.string?.count == 40)
            #expect(answer["rt"]?.string?.count == 40 && answer["user"]?["clientInfo"] == [:])
            #expect(answer["user"]?["apikey"] == "aaaaaaaa-0000-4000-8000-000000000001")
            #expect(answer["user"]?["createdAt"]?.string?.contains(/\.\d\d\dZ$/) == true)
        },
        EWeLinkChecklist("E-02", "what is signed are the bytes, however they are spaced") { bench in
            #expect(try await bench.signed("POST", "/api/user/login", spaced)["at"] != nil)
            #expect(try await bench.signed("POST", "/api/user/login", compact, signedAs: spaced)["error"] == 406)
            #expect(try await bench.signed("POST", "/api/user/login", spaced, signedAs: compact)["error"] == 406)
            let unsigned = try await bench.ask("POST", "/api/user/login", by: nil, try JSONValue(parsing: compact.utf8))
            #expect(unsigned["error"] == 406 && unsigned["info"] == unsigned["msg"])
            #expect(unsigned["msg"]?.string.map { JSONText(Array($0.utf8))?["error"]?.int } == 401)
        },
        EWeLinkChecklist("E-03", "wrong passwords, unknown accounts and missing words are told apart") { bench async throws in
            let tries: [([String: JSONValue], JSONValue)] = [
                (["email": "ann@example.com", "password": "wrong"], 401), (["email": "nobody@example.com", "password": "x"], 404),
                (["email": "ann@example.com"], 400), (["password": "porchlight"], 400),
                (["email": "ANN@example.com", "password": "porchlight", "appid": "unknown"], 406),
            ]
            for (body, error) in tries { #expect(try await bench.signed("POST", "/api/user/login", body)["error"] == error) }
            #expect(try await bench.signed("POST", "/api/user/login", "[]")["error"] == 400)
        },
        EWeLinkChecklist("E-04", "an account is only known where it is at home") { bench in
            let body: [String: JSONValue] = ["email": .string(Bench.eva), "password": "porchlight"]
            let answer = try await bench.signed("POST", "/api/user/login", body)
            #expect(answer["error"] == 301 && answer["region"] == "eu")
            #expect(try await bench.signed("POST", "/api/user/login", body, host: "eu-api.example.com")["region"] == "eu")
            let ann: [String: JSONValue] = ["email": .string(Bench.ann), "password": "porchlight"]
            #expect(try await bench.signed("POST", "/api/user/login", ann, host: "eu-api.example.com:8080")["region"] == "us")
            #expect(try await bench.signed("POST", "/api/user/login", ann, host: "eu-api.example.com")["error"] == 301)
        },
        EWeLinkChecklist("E-05", "the region goes by the country code, signed as it is sorted and not escaped") { bench in
            let common = "appid=\(Bench.appid)"
            let message = "\(common)&country_code=+1&nonce=ab12cd34&ts=1553068800&version=8"
            for plus in ["+", "%2B"] {
                let query = "ts=1553068800&version=8&\(common)&nonce=ab12cd34&country_code=\(plus)1"
                let answer = try await bench.signed("GET", "/api/user/region?\(query)", signedAs: message)
                #expect(answer == ["requestid": "1553068800-ab12cd34", "region": "us", "error": 0])
            }
            let eu = try await bench.signed("GET", "/api/user/region?\(common)&country_code=44&ts=1&nonce=2")
            #expect(eu == ["requestid": "1-2", "region": "eu", "error": 0])
            #expect(try await bench.signed("GET", "/api/user/region?\(common)", signedAs: "x")["error"] == 406)
        },
        EWeLinkChecklist("E-06", "codes go to those whom they can serve, and not too often") { bench async throws in
            let tries: [([String: JSONValue], JSONValue)] = [
                (["sendType": "0", "email": "ann@example.com"], 409), (["sendType": "1", "email": "new@example.com"], 401),
                (["sendType": "1", "email": "eva@example.com"], 301), (["sendType": "2", "email": "new@example.com"], 400),
                (["sendType": "0"], 400), (["sendType": "0", "email": "new@example.com", "to": "+15551234567"], 400),
                (["sendType": "0", "to": "5551234567"], 400), (["sendType": "0", "to": "+15551234567"], 0),
                (["sendType": "0", "to": "+15551234567"], 160_038), (["sendType": "1", "email": "ann@example.com"], 0),
            ]
            for (body, error) in tries { #expect(try await bench.signed("POST", "/api/sms", body)["error"] == error, "\(body)") }
            #expect(try bench.cloud.outbox.letters().map(\.kind) == ["email", "sms"])
            bench.clock.advance(by: .seconds(61))
            #expect(try await bench.signed("POST", "/api/sms", ["sendType": "0", "to": "+15551234567"])["error"] == 0)
        },
    ]
}
