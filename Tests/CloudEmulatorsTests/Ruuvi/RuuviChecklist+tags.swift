import Connectivity
import Testing

extension RuuviChecklist {
    private static let garden: JSONValue = ["tag": "CDCDCDCDED"]

    static let tags: [RuuviChecklist] = [
        RuuviChecklist(
            "R-07", "a claim repeats the tag under a capital letter, and nothing else"
        ) { (bench: RuuviBench) async throws in
            let answer = try await bench.ask("POST", "/claim", by: RuuviBench.ann, garden)
            #expect(answer.status == 200 && answer.json == ["result": "success", "data": ["Tag": "CDCDCDCDED"]])
        },
        RuuviChecklist("R-08", "nobody claims a tag twice") { (bench: RuuviBench) async throws in
            for token in [RuuviBench.ann, RuuviBench.ben] {
                let answer = try await bench.ask("POST", "/claim", by: token, ["tag": "cbb8334c884f"])
                #expect(answer.status == 409 && answer.json == ["result": "error", "error": "Tag already claimed."])
            }
        },
        RuuviChecklist("R-09", "a claim needs a tag and somebody who claims") { (bench: RuuviBench) async throws in
            for wrong: JSONValue in [[:], ["tag": ""], ["tag": 5], ["tag": "12-34"], ["tag": "01234567890123456"]] {
                #expect(try await bench.ask("POST", "/claim", by: RuuviBench.ann, wrong).status == 400, "\(wrong)")
            }
            #expect(try await bench.ask("POST", "/claim", garden).words == "401 Unauthorized request.")
            #expect(try await bench.ask("POST", "/claim", by: "nobody", garden).words == "401 Unauthorized request.")
        },
        RuuviChecklist(
            "R-09", "whom it does not know it turns away with 403, as the vendor's server does", ["unauthorizedStatus": 403]
        ) { (bench: RuuviBench) async throws in
            #expect(try await bench.ask("GET", "/user", by: "nobody").words == "403 Unauthorized request.")
        },
        RuuviChecklist("R-10", "a token may come in several ways") { (bench: RuuviBench) async throws in
            for headers in [
                ["Authorization": "Bearer \(RuuviBench.ann)"], ["Authorization": RuuviBench.ann],
                ["authorization": "bearer \(RuuviBench.ann)"],
                ["Authentication": "Bearer \(RuuviBench.ann)"], ["authentication": RuuviBench.ann],
            ] {
                #expect(try await bench.ask("GET", "/user", headers: headers).status == 200, "\(headers)")
            }
        },
        RuuviChecklist("R-11", "an owner shares a tag with a user, once") { (bench: RuuviBench) async throws in
            let share: JSONValue = ["tag": .string(RuuviBench.living), "user": "ben@example.com"]
            let answer = try await bench.ask("POST", "/share", by: RuuviBench.ann, share)
            #expect(answer.status == 200 && answer.json == ["result": "success", "data": ["tag": .string(RuuviBench.living)]])
            #expect(try await bench.ask("POST", "/share", by: RuuviBench.ann, share).words == "409 Tag already shared to user.")
        },
        RuuviChecklist("R-11", "a share that cannot be is refused in its own words") { (bench: RuuviBench) async throws in
            let (ann, ben) = (RuuviBench.ann, RuuviBench.ben)
            let rows: [(String?, JSONValue, String)] = [
                (ann, ["tag": "CB:B8:33:4C:88:4F", "user": "nonsense"], "400 Invalid E-mail given."),
                (ann, ["tag": "CB:B8:33:4C:88:4F"], "400 Invalid E-mail given."),
                (ann, ["user": "ben@example.com"], "400 Missing tag or e-mail."),
                (ann, ["tag": "?", "user": "ben@example.com"], "400 Invalid Tag ID given."),
                (ann, ["tag": "CB:B8:33:4C:88:4F", "user": "nobody@example.com"], "404 User not found."),
                (ann, ["tag": "CB:B8:33:4C:88:4F", "user": "ann@example.com"], "400 Unable to share tag."),
                (ben, ["tag": "CB:B8:33:4C:88:4F", "user": "ann@example.com"], "400 Unable to share tag."),
                (ann, ["tag": "C6:A5:B9:E0:AD:06", "user": "ben@example.com"], "400 Unable to share tag."),
                ("nobody", ["tag": "CB:B8:33:4C:88:4F", "user": "ben@example.com"], "401 Unauthorized request."),
                (nil, ["tag": "CB:B8:33:4C:88:4F", "user": "ben@example.com"], "401 Unauthorized request."),
            ]
            for (token, share, words) in rows {
                #expect(try await bench.ask("POST", "/share", by: token, share).words == words, "\(share)")
            }
        },
        RuuviChecklist(
            "R-12", "the list has one's own tags with 1 and those shared with 0, as numbers"
        ) { (bench: RuuviBench) async throws in
            #expect(try await bench.ask("GET", "/user", by: RuuviBench.ann).data == [
                "Email": "ann@example.com",
                "Tags": [["Tag": .string(RuuviBench.sauna), "Owner": 1], ["Tag": .string(RuuviBench.living), "Owner": 1]],
            ])
            #expect(try await bench.ask("GET", "/user", by: RuuviBench.ben).data == [
                "Email": "ben@example.com", "Tags": [["Tag": .string(RuuviBench.sauna), "Owner": 0]],
            ])
            #expect(try await bench.ask("GET", "/user").words == "401 Unauthorized request.")
        },
    ]
}
