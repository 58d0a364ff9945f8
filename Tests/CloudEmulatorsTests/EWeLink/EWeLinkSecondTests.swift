@testable import CloudEmulators
import Connectivity
import Testing

@Suite("eWeLink: the second API", .timeLimit(.minutes(1)))
struct EWeLinkSecondTests {
    /// Logs in as clients of the second API do: the app's name stands in a header field.
    private func login(_ bench: EWeLinkBench, _ email: String, _ password: String = "porchlight") async throws -> JSONValue {
        let body: JSONValue = ["countryCode": "+1", "email": .string(email), "password": .string(password)]
        let headers = [
            "X-CK-Appid": EWeLinkBench.appid, "X-CK-Nonce": "ab12cd34",
            "Authorization": "Sign " + EWeLinkSignature.sign(body.bytes, secret: EWeLinkBench.secret),
        ]
        return try #require(try await ask(bench.base, "POST", "/v2/user/login", headers: headers, body: body.bytes).json)
    }

    @Test func aLoginIsWrappedAndNumbersItsRefusalsAnew() async throws {
        try await EWeLinkBench.run { bench in
            let answer = try await login(bench, EWeLinkBench.ann)
            #expect(answer["error"] == 0 && answer["msg"] == "" && answer["data"]?["region"] == "us")
            #expect(try await login(bench, EWeLinkBench.ann, "wrong")["error"] == 10_001)
            #expect(try await login(bench, "nobody@example.com")["error"] == 10_003)
            let elsewhere = try await login(bench, EWeLinkBench.eva)
            #expect(elsewhere["error"] == 10_004 && elsewhere["data"]?["region"] == "eu")
        }
    }

    @Test func aSessionIsRefreshedShownAndEnded() async throws {
        try await EWeLinkBench.run { bench in
            let first = try bench.person(try #require(try await login(bench, EWeLinkBench.ann)["data"]))
            let pair = try await bench.ask("POST", "/v2/user/refresh", by: first, ["rt": .string(first.rt)])["data"]
            let ann = EWeLinkBench.Person(
                at: try #require(pair?["at"]?.string), rt: "", apikey: first.apikey, appid: first.appid)
            #expect(try await bench.ask("GET", "/v2/user/profile", by: first)["error"] == 401)
            #expect(try await bench.ask("GET", "/v2/user/profile", by: ann)["data"]?["user"]?["email"] == "ann@example.com")
            let families = try await bench.ask("GET", "/v2/family", by: ann)["data"]
            #expect(families?["familyList"]?.array?.first?["id"] == families?["currentFamilyId"])
            #expect(try await bench.ask("DELETE", "/v2/user/logout", by: ann) == ["error": 0, "msg": "", "data": [:]])
            #expect(try await bench.ask("GET", "/v2/family", by: ann)["error"] == 401)
        }
    }

    @Test func thingsAreListedReadAndSet() async throws {
        try await EWeLinkBench.run(.bench(deviceWait: 0.2)) { bench in
            let ann = try bench.person(try #require(try await login(bench, EWeLinkBench.ann)["data"]))
            let list = try await bench.ask("GET", "/v2/device/thing?num=0", by: ann)["data"]
            #expect(list?["total"] == 2 && list?["thingList"]?.array?.first?["itemType"] == 1)
            #expect(list?["thingList"]?.array?.first?["itemData"]?["extra"]?["uiid"] == 1)
            let picked = try await bench.ask(
                "POST", "/v2/device/thing", by: ann, ["thingList": [["itemType": 1, "id": .string(EWeLinkBench.sockets)]]])
            #expect(picked["data"]?["total"] == 1)
            let status = "/v2/device/thing/status"
            let read = try await bench.ask("GET", status + "?type=1&id=\(EWeLinkBench.lamp)&params=switch", by: ann)
            #expect(read["data"]?["params"] == ["switch": "off"])
            #expect(try await bench.ask("GET", status + "?type=1&id=1000000099", by: ann)["error"] == 405)
            let wish: JSONValue = ["type": 1, "id": .string(EWeLinkBench.lamp), "params": ["switch": "on"]]
            #expect(try await bench.ask("POST", status, by: ann, wish)["error"] == 30_022)
            try await bench.device(EWeLinkBench.lamp) { device in
                #expect(try await bench.ask("POST", status, by: ann, wish)["error"] == 4002)
                async let several = bench.ask(
                    "POST", "/v2/device/thing/batch-status", by: ann,
                    ["thingList": [wish, ["type": 1, "id": .string(EWeLinkBench.sockets), "params": [:]]], "timeout": 0])
                _ = try await device.next()
                try await device.follow()
                #expect(try await several["data"]?["respList"]?.array?.map { $0["error"] } == [0, 30_022])
            }
        }
    }
}
