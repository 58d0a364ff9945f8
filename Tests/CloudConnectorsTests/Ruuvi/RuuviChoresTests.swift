@testable import CloudConnectors
import CloudEmulators
import Connectivity
import Testing

@Suite("What the owner does in Ruuvi's cloud", .timeLimit(.minutes(1)))
struct RuuviChoresTests {
    private static func chores(_ stage: RuuviStage, _ token: String = RuuviStage.ann) -> RuuviChores {
        let account = CloudAccount(name: "tags", vendor: .ruuvi, baseURL: stage.base)
        return RuuviChores(account: account, secrets: RuuviSecrets(["token": token]), world: RuuviStage.world)
    }

    private static func thing(_ chores: RuuviChores, _ id: String) async throws -> CloudThing {
        try #require(try await chores.things().first { $0.id.filter { $0 != ":" }.uppercased() == id })
    }

    @Test(arguments: ["seed", "modern", "both"])
    func aTagIsClaimedOnceAndListed(dialect: String) async throws {
        try await RuuviStage.serve(["dialect": .string(dialect)]) { stage in
            let chores = Self.chores(stage)
            try await chores.claim(RuuviStage.garden, name: "Garden")
            let garden = try await Self.thing(chores, RuuviStage.garden)
            #expect(garden.name == (dialect == "seed" ? garden.id : "Garden"))
            let words = dialect == "seed" ? "Tag already claimed." : "Sensor already claimed by a***.m."
            let trouble = await #expect(throws: ChoreTrouble.self) { try await Self.chores(stage, RuuviStage.ben).claim(RuuviStage.garden, name: nil) }
            #expect(trouble?.description.hasPrefix("the cloud refuses: " + words.prefix(18)) == true)
        }
    }

    @Test func aTagIsSharedSeenByBothAndTakenBack() async throws {
        try await RuuviStage.serve(["dialect": "modern"]) { stage in
            let (ann, ben) = (Self.chores(stage), Self.chores(stage, RuuviStage.ben))
            let sauna = try await Self.thing(ann, RuuviStage.sauna)
            try await ann.unshare(sauna, from: "ben@example.com")
            for chores in [ann, ben] { #expect(try await chores.shares().isEmpty) }
            #expect(try await ann.share(sauna, with: "ben@example.com", []).isPending == false)
            #expect(try await ann.shares().map(\.person) == ["ben@example.com"])
            let seen = try await ben.shares()
            #expect(seen.map(\.person) == ["ann@example.com"] && seen.map(\.isTheirs) == [true])
            try await ben.unshare(sauna, from: "ben@example.com")
            #expect(try await ann.shares().isEmpty, "whoever has it gives it back")
            #expect(try await ann.share(sauna, with: "nobody@example.com", []).isPending, "they are invited")
        }
    }

    @Test func whatTheCloudRefusesIsToldInItsWords() async throws {
        try await RuuviStage.serve(["dialect": "modern"]) { stage in
            let (ann, ben) = (Self.chores(stage), Self.chores(stage, RuuviStage.ben))
            let sauna = try await Self.thing(ann, RuuviStage.sauna)
            let cases: [(RuuviChores, String, String)] = [
                (ann, "ben@example.com", "the cloud refuses: Sensor already shared to user."), (ann, "x", "the cloud refuses: Invalid E-mail given."),
                (ben, "cy@example.com", "the cloud refuses: Forbidden."),
            ]
            for (chores, person, words) in cases {
                await #expect(throws: ChoreTrouble(words)) { try await chores.share(sauna, with: person, []) }
            }
            for rights in [CloudRights.add, .all] {
                let trouble = await #expect(throws: ChoreTrouble.self) { try await ann.share(sauna, with: "cy@example.com", rights) }
                #expect(trouble?.description.contains("no rights to give") == true)
            }
        }
    }

    @Test func aServerOfTheFirstKindKnowsLess() async throws {
        try await RuuviStage.serve { stage in
            let ann = Self.chores(stage)
            let living = try await Self.thing(ann, RuuviStage.living)
            _ = try await ann.share(living, with: "ben@example.com", [])
            let ben = try await Self.chores(stage, RuuviStage.ben).things()
            #expect(ben.contains { $0.id == living.id })
            await #expect(throws: ChoreTrouble("this server does not say with whom tags are shared")) { try await ann.shares() }
            await #expect(throws: ChoreTrouble("this server does not take shares back")) {
                try await ann.unshare(living, from: "ben@example.com")
            }
        }
    }

    @Test func aTokenThatIsNotGoodIsSaid() async throws {
        try await RuuviStage.serve(["dialect": "modern"]) { stage in
            await #expect(throws: CloudFailure.declined("sign in again")) { try await Self.chores(stage, "WrongToken").shares() }
        }
    }
}
