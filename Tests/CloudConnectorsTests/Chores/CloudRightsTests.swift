@testable import CloudConnectors
import Testing

@Suite("What people may do to timers, in words")
struct CloudRightsTests {
    @Test(arguments: [
        (["add"], 1), (["edit"], 2), (["delete"], 4), (["enable"], 8), (["all"], 15), (["none"], 0), ([], 0),
        (["add", "edit", "enable"], 11), (["all", "add"], 15), (["none", "delete"], 4),
    ] as [([String], Int)])
    func theyAreBits(_ words: [String], _ bits: Int) throws {
        #expect(try CloudRights(words: words).rawValue == bits)
    }

    @Test(arguments: 0...15)
    func wordsAndBitsAgree(bits: Int) throws {
        #expect(try CloudRights(words: CloudRights(rawValue: bits).words).rawValue == bits)
    }

    @Test func bitsThatNobodyKnowsAreLeftOut() {
        #expect(CloudRights(rawValue: 0xFF) == .all)
    }

    @Test(arguments: ["", "ADD", "switch"])
    func anyOtherWordIsRefused(word: String) {
        #expect(throws: ChoreTrouble("\"\(word)\" is not one of add, edit, delete, enable, all and none")) {
            try CloudRights(words: ["add", word])
        }
    }

    @Test(arguments: CloudVendor.allCases, CloudChore.allCases)
    func everyVendorSaysWhatItLacksByItsName(_ vendor: CloudVendor, _ chore: CloudChore) {
        #expect(vendor.lacks(chore).contains(vendor.title))
    }
}
