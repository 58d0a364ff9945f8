import CloudEmulators
import Connectivity
import Testing

extension ModeChecklist {
    static let homes: [ModeChecklist] = [
        ModeChecklist("M-10", "who makes a home belongs to it") { bench in
            let ann = try await bench.ann()
            let made = try await bench.ask("POST", "/homes", key: ann.key, ["name": "Barn"])
            let id = try #require(made.json?["id"]?.int)
            #expect(made.status == 201 && made.json?["name"] == "Barn" && made.json?["projectId"] == 1)
            let members = try await bench.ask("GET", "/homes/\(id)/members", key: ann.key)
            #expect(members.json?.array?.map { $0["userId"]?.int } == [101])
        },
        ModeChecklist("M-11", "homes are listed for the user who asks") { bench in
            let ann = try await bench.ann()
            let ben = try await bench.newcomer("ben@example.com")
            #expect(try await bench.ask("GET", "/homes", key: ann.key).verdict == "403 MISSING_PARAMETERS")
            #expect(try await bench.ask("GET", "/homes?userId=\(ben.id)", key: ann.key).verdict == "403 PERMISSION_DENIED")
            let own = try await bench.ask("GET", "/homes?userId=101", key: ann.key)
            #expect(own.status == 200 && own.json?.array?.map { $0["name"] } == ["Cottage"])
            #expect(try await bench.ask("GET", "/homes?userId=\(ben.id)", key: ben.key).json == [])
        },
        ModeChecklist("M-12", "one who is invited becomes a member once they register") { bench in
            let ann = try await bench.ann()
            let members = "/homes/\(bench.homeID)/members"
            let form = ["email": "Ben@example.com"]
            let invited = try await bench.ask("POST", members, key: ann.key, form: form)
            #expect(invited.status == 201 && invited.json?["verified"] == false && invited.json?["userId"] == nil)
            #expect(try await bench.ask("POST", members, key: ann.key, form: form).verdict == "403 MEMBER_EXISTS")
            #expect(try bench.cloud.outbox.letters(to: "ben@example.com").map(\.subject) == ["invitation"])
            let ben = try await bench.newcomer("ben@example.com")
            let listed = try await bench.ask("GET", "\(members)/\(ben.id)", key: ben.key)
            #expect(listed.json?["verified"] == true && listed.json?["email"] == "ben@example.com")
            #expect(try await bench.ask("POST", members, key: ann.key, form: form).verdict == "403 MEMBER_EXISTS")
        },
        ModeChecklist("M-13", "a home is its members' alone") { bench in
            let ben = try await bench.newcomer("ben@example.com")
            for (method, path) in Self.insideHome {
                let path = "/homes/\(bench.homeID)" + path
                let whole: JSONValue = ["value": 1, "name": "x", "email": "x@example.com", "deviceClass": "x"]
                let body = method == "GET" ? nil : whole
                #expect(try await bench.ask(method, path, key: ben.key, body).verdict == "403 MEMBERS_ONLY", "\(method) \(path)")
                let unknown = try await bench.ask(method, path, body)
                #expect(unknown.status == 401 && unknown.body.isEmpty, "\(method) \(path)")
            }
        },
        ModeChecklist("M-14", "whatever is JSON can be kept for a home") { bench in
            let ann = try await bench.ann()
            let values: [JSONValue] = [["a": [1, nil]], [1, "x"], "text", 7, 1.5, true, false, nil]
            for value in values {
                let path = "/homes/\(bench.homeID)/kv/thing"
                let put = try await bench.ask("PUT", path, key: ann.key, ["value": value, "key": "other"])
                #expect(put.status == 204 && put.body.isEmpty, "\(value)")
                let kept = try await bench.ask("GET", path, key: ann.key).json
                #expect(kept?["value"] == value && kept?["key"] == "thing", "\(value)")
                #expect(kept?["modificationTime"]?.string?.hasPrefix("2026-11-21T12:") == true)
            }
        },
        ModeChecklist("M-15", "pairs are found by how their keys begin") { bench in
            let (ann, kv) = (try await bench.ann(), "/homes/\(bench.homeID)/kv")
            for key in ["scene-1", "scene-2", "my-scene-3"] {
                #expect(try await bench.ask("PUT", "\(kv)/\(key)", key: ann.key, ["value": 1]).status == 204)
            }
            let found = try await bench.ask("GET", "\(kv)?keyPrefix=scene-", key: ann.key).json?.array?.map { $0["key"] }
            #expect(found == ["scene-1", "scene-2"])
            #expect(try await bench.ask("PUT", "\(kv)/-a", key: ann.key, ["value": 1]).verdict == "403 INVALID_PARAMETER")
            #expect(try await bench.ask("GET", "\(kv)/none", key: ann.key).status == 404)
            #expect(try await bench.ask("DELETE", "\(kv)/scene-1", key: ann.key).status == 204)
            #expect(try await bench.ask("DELETE", "\(kv)/scene-1", key: ann.key).status == 404)
        },
    ]

    /// All that is in a home.
    private static let insideHome = [
        ("GET", ""), ("PATCH", ""), ("DELETE", ""), ("GET", "/members"), ("POST", "/members"), ("GET", "/members/101"),
        ("DELETE", "/members/101"), ("GET", "/smartModules"), ("GET", "/smartModules/climate"), ("POST", "/deviceProvisioning"),
        ("GET", "/kv"), ("GET", "/kv/a"), ("PUT", "/kv/a"), ("DELETE", "/kv/a"),
    ]
}
