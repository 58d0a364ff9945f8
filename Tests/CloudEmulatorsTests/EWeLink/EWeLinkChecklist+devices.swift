@testable import CloudEmulators
import Connectivity
import Testing

extension EWeLinkChecklist {
    private static let gsmId = "7681b9f799afe370875aaa605d48973b"

    static let devices = [
        EWeLinkChecklist(
            "E-10", "the list is an object for version 8 and bare for others, shares included",
            on: .bench(autoAcceptShare: true)
        ) { bench in
            let (ann, ben) = (try await bench.login(Bench.ann), try await bench.login(Bench.ben))
            try await bench.share(Bench.lamp, of: ann, with: Bench.ben)
            let list = try await bench.ask("GET", "/api/user/device?version=8&lang=en", by: ben)
            #expect(list["error"] == 0 && list["devicelist"]?.array?.count == 1)
            for path in ["/api/user/device", "/api/user/device?version=6"] {
                let bare = try #require(try await bench.ask("GET", path, by: ben).array)
                #expect(bare.map { $0["sharedBy"]?["apikey"] } == [.string(ann.apikey)])
                #expect(bare.first?["apikey"] == .string(ann.apikey))
            }
            let own = try await bench.devices(of: ann)[Bench.lamp]
            #expect(own?["sharedTo"]?.array?.first?["email"] == "ben@example.com" && own?["sharedBy"] == nil)
        },
        EWeLinkChecklist("E-11", "one device is said twice: at the top and within") { bench in
            let ann = try await bench.login(Bench.ann)
            let answer = try await bench.ask("GET", "/api/user/device/\(Bench.lamp)", by: ann)
            #expect(answer["error"] == 0 && answer["params"]?["switch"] == "off")
            #expect(answer["device"]?["params"] == answer["params"])
            #expect(answer["extra"]?["extra"]?["uiid"] == 1 && answer["uiid"] == 1)
            #expect(try await bench.ask("GET", "/api/user/device/1000000099", by: ann)["error"] == 404)
            let ben = try await bench.login(Bench.ben)
            #expect(try await bench.ask("GET", "/api/user/device/\(Bench.lamp)", by: ben)["error"] == 404)
        },
        EWeLinkChecklist("E-13", "a device with a SIM card comes by what is printed on it") { bench in
            let (ann, ben) = (try await bench.login(Bench.ann), try await bench.login(Bench.ben))
            let add: @Sendable (Bench.Person, String) async throws -> JSONValue = { person, id in
                try await bench.ask("POST", "/api/user/device/addGsm", by: person, ["id": .string(id), "name": "Pump"])
            }
            let tries: [(String, JSONValue)] = [
                ("", 400), ("7681B9F799AFE370875AAA605D48973B", 401), (String(repeating: "0", count: 32), 404),
            ]
            for (id, code) in tries { #expect(try await add(ann, id)["code"] == code) }
            #expect(try await add(ann, gsmId)["device"]?["deviceid"] == .string(Bench.gsm))
            let again = (try await add(ann, gsmId), try await add(ben, gsmId))
            #expect(again.0["code"] == 409 && again.1["code"] == 409 && again.0["error"] != again.1["error"])
        },
        EWeLinkChecklist("E-13", "any other comes by its id and factory key") { bench in
            let ben = try await bench.login(Bench.ben)
            let key = "4b21ebbe-8870-4d4a-93f2-7c6cfeff5fea"
            let tries: [(JSONValue, JSONValue)] = [
                (["deviceid": "100000788a", "name": "x"], 400),
                (["deviceid": "100000788b", "apikey": .string(key), "name": "x"], 404),
                (["deviceid": "100000788a", "apikey": "wrong", "name": "x"], 403),
                (["deviceid": .string(Bench.lamp), "apikey": "bbbbbbbb-0000-4000-8000-001000000001", "name": "x"], 409),
            ]
            for (body, code) in tries {
                #expect(try await bench.ask("POST", "/api/user/device/add", by: ben, body)["code"] == code)
            }
            let answer = try await bench.ask(
                "POST", "/api/user/device/add", by: ben, ["deviceid": "100000788a", "apikey": .string(key), "name": "Pump"])
            #expect(answer["device"]?["name"] == "Pump" && answer["device"]?["apikey"] == .string(ben.apikey))
        },
        EWeLinkChecklist("E-14", "a device is renamed with a group of null, but not without a word about it") { bench in
            let ann = try await bench.login(Bench.ann)
            let path = "/api/user/device/\(Bench.lamp)"
            #expect(try await bench.ask("POST", path, by: ann, ["name": "Sun"])["error"] == 400)
            #expect(try await bench.ask("POST", path, by: ann, ["name": "Sun", "group": nil])["device"]?["name"] == "Sun")
            #expect(try await bench.devices(of: ann)[Bench.lamp]?["name"] == "Sun")
        },
        EWeLinkChecklist("E-15", "a deleted device is thrown out, and told why when it comes back") { bench in
            let ann = try await bench.login(Bench.ann)
            try await bench.device(Bench.lamp) { line in
                let answer = try await bench.ask("DELETE", "/api/user/device/\(Bench.lamp)", by: ann)
                #expect(answer["device"]?["deviceid"] == .string(Bench.lamp))
                #expect(try await line.text() == nil)
            }
            #expect(try await bench.devices(of: ann)[Bench.lamp] == nil)
            for error: JSONValue in [415, 415, 415, 404, 404] {
                let reply = try await bench.connect { try await $0.ask(Bench.register(Bench.lamp)) }
                #expect(reply["error"] == error)
            }
        },
        EWeLinkChecklist("E-15", "an old one is not told why") { bench in
            let old = Bench.register(Bench.gsm, key: "4b21ebbe-8870-4d4a-93f2-7c6cfeff5fea", version: 6)
            let reply = try await bench.connect { try await $0.ask(old) }
            #expect(reply["error"] == 404)
        },
        EWeLinkChecklist("E-19", "what a device is set to can be asked for by name") { bench in
            let ann = try await bench.login(Bench.ann)
            let path = "/api/user/device/status?deviceid=\(Bench.lamp)"
            let some = try await bench.ask("GET", path + "&params=switch%7Ctimers", by: ann)
            #expect(some == ["error": 0, "params": ["switch": "off"]])
            #expect(try await bench.ask("GET", path + "&params=nothing", by: ann) == ["error": 0, "params": [:]])
            #expect(try await bench.ask("GET", path, by: ann)["params"] == ["switch": "off", "startup": "off", "rssi": -52])
            let absent = try await bench.ask("GET", "/api/user/device/status?deviceid=1000000099", by: ann)
            #expect(absent["error"] == 400 && absent["errmsg"]?.string != nil)
        },
    ]
}

extension EWeLinkBench {
    /// Shares a device over a socket of its owner, where shares are accepted without asking.
    func share(_ id: String, of owner: Person, with uid: String, permit: Int64 = 15) async throws {
        let result = try await app(owner) { line in
            let wish: JSONValue = ["uid": .string(uid), "permit": .int(permit), "note": "hi"]
            return try await line.ask(Self.frame("share", id, of: owner.apikey, wish))
        }
        try #require(result["result"] == 2)
    }
}
