import HomeModel
import Testing

@testable import HueV1

@Suite("Numbers of an app's own")
struct AliasNumberTests {
    private static func id(_ letter: Character) -> ResourceID { ResourceID(derivedFrom: .devices, String(letter)) }

    /// The list in which the letters stand at these numbers.
    private func list(_ text: String) -> NumberList {
        NumberList(text.split(separator: " ").compactMap { word in
            Int(word.dropFirst()).map { NumberList.Entry(number: $0, id: Self.id(word.first ?? "?")) }
        })
    }

    @Test(arguments: [
        ("a1 b2 c3", "", "a1 b2 c3"),
        ("a1 b2 c3", "c9", "a1 b2 c9"),
        ("a1 b2 c3", "c1", "c1 a3 b2"),
        ("a1 b2 c3", "a3 c1", "c1 b2 a3"),
        ("a1 b2 c3", "c1 b9", "c1 a2 b9"),
        ("a1 b2 c3 d4", "d1 c2", "d1 c2 a3 b4"),
        ("b2 c5", "c2", "b1 c2"),
        ("a7", "a7", "a7"),
        ("a1 b2", "x1", "a1 b2"),
        ("", "a1", ""),
    ])
    func `take the place of the usual ones; what was there moves to the smallest that is free`(
        usual: String, aliases: String, shown: String
    ) {
        let own = Dictionary(uniqueKeysWithValues: list(aliases).entries.map { ($0.id, $0.number) })
        let result = list(usual).putting(own)
        #expect(result == list(shown))
        for entry in result.entries {
            #expect(result[entry.number] == entry.id && result.number(of: entry.id) == entry.number)
        }
    }

    @Test func `are of what is seen alone`() {
        let seen = list("a1 b2 c3").keeping { $0 != Self.id("b") }
        #expect(seen == list("a1 c3") && seen[2] == nil && seen.number(of: Self.id("b")) == nil)
    }

    @Test func `of scenes too`() throws {
        var fixture = try V1Fixture()
        let scenes = ["One", "Two"].map { Scene(SceneDraft(id: Self.id($0.first ?? "?"), name: $0), name: $0, lights: [], maker: nil, updated: nil) }
        fixture.home = Home(
            restoring: fixture.home.identity, settings: fixture.home.settings, resources: fixture.home.resources + scenes)
        _ = fixture.numbers.follow(scenes.map { Change(.added, ResourceReference(.scene, $0.id)) }, in: fixture.home)
        let ids = fixture.numbers.scenes
        let seen = ids.keeping { $0 == scenes[0].id }
        let (first, second) = (try #require(ids.id(of: scenes[0].id)), try #require(ids.id(of: scenes[1].id)))
        #expect(seen[first] == scenes[0].id && seen[second] == nil && seen.id(of: scenes[1].id) == nil)
    }
}
