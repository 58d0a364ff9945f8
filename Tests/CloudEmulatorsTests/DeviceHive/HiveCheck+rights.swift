@testable import CloudEmulators
import Connectivity
import Testing

extension HiveCheck {
    static let rights = [
        HiveCheck("D-10", "tokens are made by those who may, for those who are there") { bench async throws in
            let admin = try await bench.logIn().access
            let bare = try await bench.create(["userId": 2, "actions": ["GetDevice"]], as: admin)
            let body: JSONValue = ["userId": 2, "actions": ["GetDevice"]]
            #expect(try await bench.ask("POST token/create", body, as: bare.access).verdictOfHive == "403 Access is denied")
            #expect(try await bench.ask("POST token/create", body).verdictOfHive == "401 Unauthorized")
            let nobody = try await bench.ask("POST token/create", ["userId": 4711, "actions": [3]], as: admin)
            #expect(nobody.verdictOfHive == "404 User with id = 4711 not found")
            _ = try await bench.ask("PUT user/2", ["status": 2], as: admin)
            #expect(try await bench.ask("POST token/create", body, as: admin).verdictOfHive == "403 User is locked or disabled")
        },
        HiveCheck("D-11", "a token for one network shows its devices and no others") { bench async throws in
            let admin = try await bench.logIn().access
            let pair = try await bench.create(["userId": 1, "actions": ["*"], "networkIds": [2]], as: admin)
            let list = try await bench.ask("GET device", as: pair.access)
            #expect(list.json?.array?.compactMap { $0["id"]?.string } == ["lamp-porch"])
            #expect(try await bench.ask("GET device/lamp-porch", as: pair.access).status == 200)
            #expect(try await bench.ask("GET device/lamp-hall", as: pair.access).verdictOfHive == "403 Access is denied")
            #expect(try await bench.ask("GET device/nowhere", as: pair.access).verdictOfHive == "403 Access is denied")
            #expect(try await bench.ask("GET network", as: pair.access).json?.array?.count == 1)
        },
        HiveCheck("D-12", "a token for some devices opens those; null is all of them") { bench async throws in
            let admin = try await bench.logIn().access
            let some = try await bench.create(["userId": 1, "actions": [3], "deviceIds": ["lamp-hall"]], as: admin)
            #expect(try await bench.ask("GET device", as: some.access).json?.array?.count == 1)
            #expect(try await bench.ask("GET device/lamp-sofa", as: some.access).verdictOfHive == "403 Access is denied")
            let types = try await bench.create(["userId": 1, "actions": [3], "deviceTypeIds": ["2"]], as: admin)
            #expect(try await bench.ask("GET device", as: types.access).json?.array?.count == 2)
            let all = try await bench.create(["userId": 1, "actions": [3], "deviceIds": nil, "networkIds": nil], as: admin)
            #expect(try await bench.ask("GET device", as: all.access).json?.array?.count == 7)
        },
        HiveCheck("D-13", "a token without actions allows nothing") { bench async throws in
            let admin = try await bench.logIn().access
            let none = try await bench.create(["userId": 1, "actions": nil], as: admin)
            #expect(try HiveToken.payload(of: none.access)["a"] == [1])
            for line in ["GET device", "GET network", "GET user/current", "GET device/lamp-hall/command"] {
                #expect(try await bench.ask(line, as: none.access).verdictOfHive == "403 Access is denied")
            }
        },
        HiveCheck("D-14", "a refresh token gives an access token and nothing else does") { bench async throws in
            let pair = try await bench.logIn()
            let fresh = try await bench.ask("POST token/refresh", ["refreshToken": .string(pair.refresh)])
            #expect(fresh.status == 201)
            #expect(fresh.json?.object?.keys.sorted() == ["accessToken"])
            let wrong = try await bench.ask("POST token/refresh", ["refreshToken": .string(pair.access)])
            #expect(wrong.verdictOfHive == "401 Invalid token type")
            let garbage = try await bench.ask("POST token/refresh", ["refreshToken": "garbage"])
            #expect(garbage.status == 401)
            #expect(garbage.body == [])
            #expect(try await bench.ask("POST token/refresh", [:]).status == 400)
            bench.clock.advance(by: .seconds(15_724_801))
            let late = try await bench.ask("POST token/refresh", ["refreshToken": .string(pair.refresh)])
            #expect(late.verdictOfHive == "401 Token has expired")
        },
        HiveCheck("D-15", "a refreshed token is as limited as the refresh token") { bench async throws in
            let admin = try await bench.logIn().access
            let limits: JSONValue = [
                "userId": 1, "actions": ["GetDevice"], "networkIds": ["1"], "deviceIds": ["lamp-hall"], "deviceTypeIds": ["1"],
            ]
            let pair = try await bench.create(limits, as: admin)
            let answer = try await bench.ask("POST token/refresh", ["refreshToken": .string(pair.refresh)])
            let payload = try HiveToken.payload(of: answer.json?["accessToken"]?.string ?? "")
            #expect(payload["a"] == [3])
            #expect([payload["n"], payload["d"], payload["dt"]] == [["1"], ["lamp-hall"], ["1"]])
        },
        HiveCheck("D-18", "a token of the time before short names is understood") { bench async throws in
            let forged = HiveToken.forge(
                """
                {"userId":1,"actions":["GetDevice","GetDeviceState"],"networkIds":["1"],"deviceIds":["lamp-hall","lamp-porch"],\
                "expiration":4102444800000,"tokenType":"ACCESS"}
                """)
            let list = try await bench.ask("GET device", as: forged)
            #expect(list.json?.array?.compactMap { $0["id"]?.string } == ["lamp-hall"])
            #expect(try await bench.ask("GET network", as: forged).verdictOfHive == "403 Access is denied")
        },
        HiveCheck("D-19", "nobody sees devices without a token, and everybody sees what server it is") { bench async throws in
            #expect(try await bench.ask("GET device").verdictOfHive == "401 Unauthorized")
            let basic = try await ask(bench.base, "GET", "/api/rest/device", headers: ["Authorization": "Basic ZGg6ZGg="])
            #expect(basic.verdictOfHive == "401 Unauthorized")
            for root in ["api", "dh", "auth", "plugin"] {
                let info = try await bench.ask("GET info", root: root)
                #expect(info.status == 200)
                #expect(info.json?["webSocketServerUrl"]?.string?.hasPrefix("ws://") == true)
            }
            #expect(try await bench.ask("GET info", root: "nowhere").status == 404)
        },
    ]
}
