import CloudEmulators
import Connectivity
import Testing

@Suite("MODE: users, homes and members", .timeLimit(.minutes(1)))
struct ModeUserTests {
    @Test func aNewAddressIsToBeShownAnew() async throws {
        let bench = try await ModeBench.straight()
        let ann = try await bench.ann()
        _ = try await bench.newcomer("ben@example.com")
        let taken = try await bench.ask("PATCH", "/users/101", key: ann.key, ["email": "ben@example.com"])
        #expect(taken.verdict == "403 EMAIL_IN_USE")
        #expect(try await bench.ask("PATCH", "/users/101", key: ann.key, ["email": "anna@example.com"]).status == 204)
        let login = bench.login("anna@example.com", "porchlight")
        #expect(try await bench.ask("POST", "/auth/user", form: login).verdict == "403 USER_UNVERIFIED")
        let token = try bench.latest("verification", to: "anna@example.com")
        #expect(try await bench.ask("POST", "/auth/user/emailVerification", form: ["token": token]).status == 200)
        #expect(try await bench.ask("POST", "/auth/user", form: login).status == 200)
    }

    @Test func anInvitationWaitsUntilTheAddressIsShownToBeTheirs() async throws {
        let bench = try await ModeBench.straight()
        let ann = try await bench.ann()
        let ben = try await bench.newcomer("ben@example.com")
        for email in ["ben@example.com", "bob@example.com"] {
            _ = try await bench.ask("POST", "/homes/55/members", key: ann.key, form: ["email": email])
        }
        let barn = try await bench.newHome(ann)
        _ = try await bench.ask("POST", "/homes/\(barn)/members", key: ann.key, form: ["email": "bob@example.com"])
        #expect(try await bench.ask("PATCH", "/users/\(ben.id)", key: ben.key, ["email": "bob@example.com"]).status == 204)
        #expect(try await bench.ask("GET", "/homes/\(barn)", key: ben.key).verdict == "403 MEMBERS_ONLY")
        let token = try bench.latest("verification", to: "bob@example.com")
        _ = try await bench.ask("POST", "/auth/user/emailVerification", form: ["token": token])
        #expect(try await bench.ask("GET", "/homes/\(barn)", key: ben.key).status == 200)
        // Invited by both addresses, Ben has one place.
        let members = try await bench.ask("GET", "/homes/55/members", key: ann.key).json?.array?.map { $0["userId"]?.int }
        #expect(members == [101, ben.id])
    }

    @Test func numbersAndVerificationAreNotTheUsersToChange() async throws {
        let bench = try await ModeBench.straight()
        let ann = try await bench.ann()
        let wish: JSONValue = ["id": 7, "projectId": 2, "verified": false, "phoneNumber": "+15551234567", "creationTime": "x"]
        let before = try await bench.ask("GET", "/users/101", key: ann.key).json
        #expect(try await bench.ask("PATCH", "/users/101", key: ann.key, wish).status == 204)
        #expect(try await bench.ask("GET", "/users/101", key: ann.key).json == before)
    }

    @Test func aNewNumberIsShownByTheNextCode() async throws {
        let bench = try await ModeBench.straight()
        let cy = try await bench.caller("+15551234567")
        let path = "/users/\(cy.id)"
        #expect(try await bench.ask("GET", path, key: cy.key).json?["verified"] == true)
        #expect(try await bench.ask("PATCH", path, key: cy.key, ["phoneNumber": "+15557654321"]).status == 204)
        #expect(try await bench.ask("GET", path, key: cy.key).json?["verified"] == false)
        #expect(try bench.latest("login-code", to: "+15557654321").count == 6)
    }

    @Test func whatAProjectLimitsIsLimited() async throws {
        let account: JSONValue = ["projects": [[
            "id": 1, "kind": "email", "appId": "porchlight-sample", "mostUsers": 2, "mostHomes": 1,
            "users": [["id": 101, "email": "ann@example.com", "password": "porchlight"]],
        ]]]
        let bench = try await ModeBench.straight(.test(account: account))
        let ann = try await bench.ann()
        _ = try await bench.newHome(ann)
        #expect(try await bench.ask("POST", "/homes", key: ann.key, ["name": "x"]).verdict == "403 EXCEEDED_MAX_HOMES")
        #expect(try await bench.register("ben@example.com").status == 201)
        #expect(try await bench.register("eve@example.com").verdict == "403 EXCEEDED_MAX_USERS")
    }

    @Test func membersAreAddedByWhatTheirProjectKnowsThemBy() async throws {
        let bench = try await ModeBench.straight()
        let cy = try await bench.caller("+15551234567")
        let members = "/homes/\(try await bench.newHome(cy))/members"
        let invited = try await bench.ask("POST", members, key: cy.key, form: ["phoneNumber": "+15550000000"])
        #expect(invited.status == 201 && invited.json?["verified"] == false && invited.json?["phoneNumber"] == "+15550000000")
        #expect(try bench.cloud.outbox.letters(to: "+15550000000").isEmpty)

        let key = try bench.projectKey(ModeBench.byouProject)
        var people: [ModeBench.Person] = []
        for _ in 0..<2 {
            let id = try #require(try await bench.ask("POST", "/users", key: key, ["projectId": 3]).json?["id"]?.int)
            let login = try await bench.ask("POST", "/auth/user", key: key, form: ["projectId": "3", "userId": String(id)])
            people.append(ModeBench.Person(id: id, key: try #require(login.json?["token"]?.string)))
        }
        let theirs = "/homes/\(try await bench.newHome(people[0]))/members"
        let added = try await bench.ask("POST", theirs, key: people[0].key, form: ["userId": String(people[1].id)])
        #expect(added.status == 201 && added.json?["userId"]?.int == people[1].id && added.json?["verified"] == true)
        let stranger = try await bench.ask("POST", theirs, key: people[0].key, form: ["userId": "101"])
        #expect(stranger.verdict == "403 INVALID_USER_ID")
    }

    @Test func whoIsTakenOutOfAHomeHasNoMoreToDoWithIt() async throws {
        let bench = try await ModeBench.straight()
        let ann = try await bench.ann()
        let ben = try await bench.newcomer("ben@example.com")
        _ = try await bench.ask("POST", "/homes/55/members", key: ann.key, form: ["email": "ben@example.com"])
        #expect(try await bench.ask("GET", "/homes/55/kv", key: ben.key).status == 200)
        #expect(try await bench.ask("DELETE", "/homes/55/members/\(ben.id)", key: ann.key).status == 204)
        #expect(try await bench.ask("GET", "/homes/55/kv", key: ben.key).verdict == "403 MEMBERS_ONLY")
        #expect(try await bench.ask("GET", "/homes/55/members/\(ben.id)", key: ann.key).status == 404)
    }

    @Test func modulesShowWhatIsPublicOfThem() async throws {
        let bench = try await ModeBench.straight()
        let ann = try await bench.ann()
        let module = try await bench.ask("GET", "/homes/55/smartModules/climate", key: ann.key).json
        #expect(Set(try #require(module?.object).keys) == ["id", "creationTime", "description"])
        #expect(try await bench.ask("GET", "/homes/55/smartModules", key: ann.key).json?.array == module.map { [$0] })
    }
}
