@testable import Connectivity
import Testing

@Suite("What services say of themselves", .timeLimit(.minutes(1)))
struct ServiceTextTests {
    private let text = ServiceText(["id=1000", "Type=plug", "flag", "empty=", "=nobody", "data1={\"a\"=\"b\"}", "ID=2000"].map { Array($0.utf8) })

    @Test(arguments: [
        ("id", "1000"), ("ID", "1000"), ("type", "plug"), ("flag", ""), ("empty", ""), ("data1", "{\"a\"=\"b\"}"), ("none", nil),
    ] as [(String, String?)])
    func aKeyHasItsValue(_ key: String, _ value: String?) {
        #expect(text[key] == value)
    }

    @Test func theOrderIsKept() {
        #expect(text.entries.map(\.key) == ["id", "Type", "flag", "empty", "data1", "ID"])
        #expect(text.entries.map { $0.value == nil } == [false, false, true, false, false, false])
    }

    @Test func bytesThatAreNoTextDoNoHarm() {
        #expect(ServiceText([[0x61, 0x3D, 0xFF, 0xFE], [], [0x3D]])["a"] != nil)
    }
}
