import Testing

@testable import porchlight

@Suite("Columns that stand under each other")
struct TableTests {
    @Test func everyColumnIsAsWideAsItsWidestCell() {
        let text = Table.text(["NO", "NAME", "STATE"], [["1", "Floor lamp", "on"], ["10", "Desk", "off 3 %"]], otherwise: "none")
        #expect(text == """
            NO  NAME        STATE
            1   Floor lamp  on
            10  Desk        off 3 %

            """)
    }

    @Test func thereAreNoBlanksAtTheEndOfALine() {
        #expect(Table.text(["A", "LONG HEADING"], [["1", ""], ["2", "x"]], otherwise: "none") == "A  LONG HEADING\n1\n2  x\n")
    }

    @Test func withoutLinesThereIsASentence() {
        #expect(Table.text(["A"], [], otherwise: "There are none.") == "There are none.\n")
    }

    @Test func lettersAreCountedAndNotTheirBytes() {
        #expect(Table.text(["NAME", "X"], [["Küche", "1"], ["Flur", "2"]], otherwise: "") == "NAME   X\nKüche  1\nFlur   2\n")
    }
}
