import BridgeCore
import BridgeStore
import Foundation
import HomeModel
import Testing

@Suite("A row that cannot be read is named")
struct UnreadableRowTests {
    let directory: ScratchDirectory
    let lamp: ResourceID

    init() throws {
        directory = try ScratchDirectory()
        var sample = try SampleHome()
        lamp = sample.lamps[0].id
        try directory.withStore { try $0.save(sample.beginning()) }
    }

    @Test func aFieldThatIsMissing() throws {
        try directory.meddle("UPDATE resources SET body = json_remove(body, '$.state.on') WHERE id = '\(lamp)'")
        #expect(directory.complaint() == .damaged("light \(lamp): `state.on` is missing"))
    }

    @Test func aFieldOfTheWrongSort() throws {
        try directory.meddle("UPDATE resources SET body = json_set(body, '$.name', 5) WHERE id = '\(lamp)'")
        #expect(directory.complaint() == .damaged("light \(lamp): `name` is of the wrong sort"))
    }

    @Test func aResourceUnderAnothersId() throws {
        let other = ResourceID(derivedFrom: .devices, "other")
        try directory.meddle("UPDATE resources SET id = '\(other)' WHERE id = '\(lamp)'")
        #expect(directory.complaint() == .damaged("light \(other): it calls itself \(lamp)"))
    }

    @Test func jsonThatIsNone() throws {
        #expect(throws: (any Error).self) { try directory.meddle("UPDATE resources SET body = '{'") }
        try directory.meddle("PRAGMA ignore_check_constraints = ON; UPDATE resources SET body = '{' WHERE id = '\(lamp)'")
        #expect(directory.complaint() == .damaged("CHECK constraint failed in resources"))
    }

    @Test func anIdentityThatIsNone() throws {
        try directory.meddle("UPDATE identity SET bridge_id = 'not-hexadecimal!'")
        #expect(directory.complaint() == .damaged(
            "identity: 00:17:88:24:96:fe and not-hexadecimal! are not a hardware address and an id"))
    }

    @Test func anIdentityOrSettingsThatAreGone() throws {
        try directory.meddle("DELETE FROM settings")
        #expect(directory.complaint() == .damaged("settings: they are missing"))
        try directory.meddle("DELETE FROM identity")
        #expect(directory.complaint() == .damaged("identity: it is missing, though the home has a history"))
    }

    @Test func aBatchOfTheHistory() throws {
        try directory.meddle("UPDATE history SET cause = '{}'")
        try directory.withStore { store in
            #expect { try store.history(limit: 1) } throws: { error in
                guard case .damaged(let what)? = (error as? StoreError)?.cause else { return false }
                return what.hasPrefix("history 1: ")
            }
        }
    }

    @Test(arguments: [
        "INSERT INTO identity (one, mac, bridge_id) VALUES (2, '00:17:88:24:96:fe', '0123456789ABCDEF')",
        "INSERT INTO resources (kind, id, body) VALUES ('lamp', '7e0c4152-9d2a-4b66-8f31-506f7263684c', '{}')",
        "INSERT INTO resources (kind, id, body) SELECT kind, id, body FROM resources",
        "UPDATE resources SET body = NULL",
        "UPDATE history SET number = -1",
        "INSERT INTO faces (name, body) VALUES ('v1', 'text')",
    ])
    func nonsenseIsRefusedByTheTables(_ sql: String) {
        #expect(throws: (any Error).self) { try directory.meddle(sql) }
    }
}
