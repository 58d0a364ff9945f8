@testable import CloudEmulators
import Connectivity
import Testing

extension EWeLinkChecklist {
    static let groups = [
        EWeLinkChecklist("E-16", "a group pushes those up that stand where it is to stand") { bench in
            let ann = try await bench.login(Bench.ann)
            for name in ["a", "b", "c"] { _ = try await bench.newGroup(name, by: ann) }
            _ = try await bench.newGroup("new", at: 2, by: ann)
            #expect(try await bench.groups(of: ann) == ["1 a", "2 new", "3 b", "4 c"])
            _ = try await bench.newGroup("last", at: 0, by: ann)
            #expect(try await bench.groups(of: ann).last == "5 last")
            let id = try await bench.newGroup("mover", by: ann)
            let answer = try await bench.ask("PUT", "/api/group", by: ann, ["id": .string(id), "name": "moved", "index": 1])
            #expect(answer == ["error": 0])
            #expect(try await bench.groups(of: ann) == ["1 moved", "2 a", "3 new", "4 b", "5 c", "6 last"])
        },
        EWeLinkChecklist("E-17", "a device moves from group to group") { bench in
            let ann = try await bench.login(Bench.ann)
            var ids: [String] = []
            for name in ["1", "2", "3"] { ids.append(try await bench.newGroup(name, by: ann)) }
            let tries: [(JSONValue, [String])] = [
                (["source_id": .string(ids[0]), "target_id": .string(ids[2]), "type": 0], [ids[2], ids[1]]),
                (["source_id": .string(ids[0]), "target_id": .string(ids[2]), "type": 1], [ids[2]]),
                (["source_id": .string(ids[0]), "target_id": ""], [ids[1]]),
            ]
            for (move, groups) in tries {
                try await bench.move(["target_id": .string(ids[0]), "type": 1], by: ann)
                try await bench.move(["source_id": "", "target_id": .string(ids[1])], by: ann)
                try await bench.move(move, by: ann)
                #expect(try await bench.devices(of: ann)[Bench.lamp]?["groups"] == .array(groups.map { .string($0) }))
            }
            let wrong: JSONValue = ["deviceinfos": [["deviceid": .string(Bench.lamp), "target_id": "nowhere"]]]
            #expect(try await bench.ask("POST", "/api/group/addDevice", by: ann, wrong)["error"] == 400)
        },
        EWeLinkChecklist("E-18", "the list of groups has no error; a group can take its devices along") { bench in
            let ann = try await bench.login(Bench.ann)
            let (keep, drop) = (try await bench.newGroup("keep", by: ann), try await bench.newGroup("drop", by: ann))
            #expect(try await bench.ask("GET", "/api/group", by: ann)["error"] == nil)
            try await bench.move(["target_id": .string(keep), "type": 1], by: ann)
            #expect(try await bench.ask("DELETE", "/api/group?id=\(keep)&type=0", by: ann) == ["error": 0])
            #expect(try await bench.devices(of: ann)[Bench.lamp]?["groups"] == [])
            try await bench.move(["target_id": .string(drop), "type": 1], by: ann)
            #expect(try await bench.ask("DELETE", "/api/group", by: ann, ["id": .string(drop), "type": 1]) == ["error": 0])
            #expect(try await bench.devices(of: ann).keys.sorted() == [Bench.sockets])
            #expect(try await bench.groups(of: ann).isEmpty)
        },
        EWeLinkChecklist("E-18", "nobody touches the groups of others") { bench in
            let (ann, ben) = (try await bench.login(Bench.ann), try await bench.login(Bench.ben))
            let id = try await bench.newGroup("mine", by: ann)
            #expect(try await bench.ask("DELETE", "/api/group", by: ben, ["id": .string(id)])["error"] == 400)
            #expect(try await bench.ask("PUT", "/api/group", by: ben, ["id": .string(id), "name": "x"])["error"] == 400)
            #expect(try await bench.ask("GET", "/api/group", by: ben) == ["groupinfos": []])
            #expect(try await bench.ask("POST", "/api/group", by: ben, ["index": 1])["error"] == 400)
            #expect(try await bench.ask("POST", "/api/group", by: nil, ["name": "x"])["error"] == 406)
        },
    ]
}

extension EWeLinkBench {
    func newGroup(_ name: String, at index: Int64? = nil, by person: Person) async throws -> String {
        let body: JSONValue = ["name": .string(name), "index": index.map { .int($0) } ?? .null]
        let answer = try await ask("POST", "/api/group", by: person, body)
        #expect(answer["error"] == 0)
        return try #require(answer["groupid"]?.string)
    }

    /// Groups as `index name`, in the order in which they are told.
    func groups(of person: Person) async throws -> [String] {
        try await ask("GET", "/api/group", by: person)["groupinfos"]?.array?.map {
            "\($0["index"]?.int ?? 0) \($0["name"]?.string ?? "")"
        } ?? []
    }

    func move(_ move: JSONValue, by person: Person) async throws {
        let info = (move.object ?? [:]).merging(["deviceid": .string(Self.lamp)]) { $1 }
        #expect(try await ask("POST", "/api/group/addDevice", by: person, ["deviceinfos": [.object(info)]]) == ["error": 0])
    }
}
