import HomeModel
import Testing

@Suite("A resource table")
struct ResourceTableTests {
    private static let sizes = [0, 1, 31, 32, 33, 64, 1000]

    private func room(_ number: Int, name: String = "") -> Room {
        Room(id: ResourceID(derivedFrom: .devices, "\(number)"), name: name, archetype: "other", devices: [])
    }

    private func table(_ size: Int) -> ResourceTable<Room> {
        var table = ResourceTable<Room>()
        for number in 0..<size { table.put(room(number)) }
        return table
    }

    @Test(arguments: sizes)
    func `entries stay in the order they came, and are found by id`(size: Int) {
        let table = table(size)
        #expect(table.count == size)
        #expect(table.all.map(\.id) == (0..<size).map { room($0).id })
        #expect((0..<size).allSatisfy { table[room($0).id] == room($0) && table.contains(room($0).id) })
        #expect(table[room(size).id] == nil && !table.contains(room(size).id))
    }

    @Test(arguments: sizes.dropFirst())
    func `an entry is replaced where it stands`(size: Int) {
        var table = table(size)
        for number in [0, size / 2, size - 1] {
            table.put(room(number, name: "new"))
            #expect(table.count == size)
            #expect(Array(table.all)[number] == room(number, name: "new"))
        }
    }

    @Test(arguments: sizes.dropFirst())
    func `an entry is removed from anywhere, and the rest close ranks`(size: Int) {
        for number in Set([0, size / 2, size - 1]) {
            var table = table(size)
            #expect(table.remove(room(number).id) == room(number))
            #expect(table.remove(room(number).id) == nil)
            #expect(table.all.map(\.id) == (0..<size).filter { $0 != number }.map { room($0).id })
            #expect((0..<size).allSatisfy { table.contains(room($0).id) == ($0 != number) })
            table.put(room(number))
            #expect(table.all.map(\.id).last == room(number).id, "who comes back comes last")
        }
    }

    @Test(arguments: sizes.dropFirst())
    func `a copy is a home of its own`(size: Int) {
        let before = table(size)
        var after = before
        after.put(room(size - 1, name: "changed"))
        after.put(room(size))
        _ = after.update(room(0).id) { $0.archetype = "kitchen" }
        #expect(before.count == size && after.count == size + 1)
        #expect(before[room(size - 1).id]?.name == "")
        #expect(before[room(0).id]?.archetype == "other" && after[room(0).id]?.archetype == "kitchen")
    }

    @Test func `an update answers, fails without changing, and skips who is not there`() {
        var table = table(33)
        #expect(table.update(room(32).id) { room in room.name.count } == 0)
        #expect(table.update(room(99).id) { _ in true } == nil)
        #expect(throws: Refusal.notAllowed) {
            try table.update(room(1).id) { (room: inout Room) throws(Refusal) in
                room.name = "half-way"
                throw Refusal.notAllowed
            }
        }
        #expect(table[room(1).id]?.name == "")
    }
}
