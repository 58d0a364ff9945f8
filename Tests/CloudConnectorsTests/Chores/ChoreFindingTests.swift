@testable import CloudConnectors
import Testing

@Suite("What an owner means by a word")
struct ChoreFindingTests {
    private static let finding: ChoreFinding = {
        var finding = ChoreFinding("device", in: "home")
        for (id, name) in [
            ("1000000001", "Porch lamp"), ("1000000001", "Lamp at the door"), ("1000000002", "Twin"), ("1000000003", "twin"),
            ("CB:B8:33:4C:88:4F", "Sauna"), ("abc", "1000000002"),
        ] { finding.add(id: id, name: name) }
        return finding
    }()

    @Test(arguments: [
        ("1000000001", "1000000001"), ("porch LAMP", "1000000001"), ("Lamp at the door", "1000000001"),
        ("cbb8334c884f", "CB:B8:33:4C:88:4F"), ("CB-B8-33", "CB:B8:33:4C:88:4F"), ("sauna", "CB:B8:33:4C:88:4F"),
        ("1000000002", "1000000002"), ("ABC", "abc"),
    ])
    func anIdOrANameIsEnough(_ word: String, _ id: String) throws {
        #expect(try Self.finding.find(word) == id)
    }

    @Test(arguments: [
        ("Twin", "2 devices are called \"Twin\"; name one by its id: 1000000002, 1000000003"),
        ("10000", "3 devices are called \"10000\"; name one by its id: 1000000001, 1000000002, 1000000003"),
        ("nowhere", "there is no device \"nowhere\" in home"), ("100", "there is no device \"100\" in home"),
        ("", "there is no device \"\" in home"), ("::", "there is no device \"::\" in home"),
    ])
    func whatCouldBeSeveralOrNoneIsSaid(_ word: String, _ words: String) {
        #expect(throws: ChoreTrouble(words)) { try Self.finding.find(word) }
    }
}
