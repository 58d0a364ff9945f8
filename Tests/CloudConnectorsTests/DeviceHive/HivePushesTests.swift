@testable import CloudConnectors
import Connectivity
import Testing

@Suite("What DeviceHive says by itself, and waits to be looked at")
struct HivePushesTests {
    private static func push(_ number: Int64) -> HivePush { HivePush(action: "n", message: .int(number)) }

    @Test func itComesInOrderAndEnds() async throws {
        let pushes = HivePushes()
        for number in 1...3 { try pushes.hear(Self.push(Int64(number)), bytes: 10) }
        pushes.finish()
        var heard: [JSONValue] = []
        for await push in pushes { heard.append(push.message) }
        #expect(heard == [1, 2, 3])
    }

    @Test func whatWaitsIsBoundedByItsLength() async throws {
        let pushes = HivePushes(most: 10, mostBytes: 100)
        try pushes.hear(Self.push(1), bytes: 60)
        #expect(throws: ConnectionFailure.tooLong) { try pushes.hear(Self.push(2), bytes: 60) }
    }

    @Test func whatWasReadMakesRoom() async throws {
        let pushes = HivePushes(most: 10, mostBytes: 100)
        var reader = pushes.makeAsyncIterator()
        for number in 1...20 {
            try pushes.hear(Self.push(Int64(number)), bytes: 60)
            #expect(await reader.next() == Self.push(Int64(number)))
        }
        try pushes.hear(Self.push(21), bytes: 1_000_000)
        #expect(await reader.next() == Self.push(21), "a single one may be longer")
    }

    @Test func whatWaitsIsBoundedByItsNumber() throws {
        let pushes = HivePushes(most: 2, mostBytes: 100)
        for number in 1...2 { try pushes.hear(Self.push(Int64(number)), bytes: 1) }
        #expect(throws: ConnectionFailure.tooLong) { try pushes.hear(Self.push(3), bytes: 1) }
    }

    @Test func oneServerMayNotFillTheMemory() throws {
        let pushes = HivePushes()
        for number in 1...4 { try pushes.hear(Self.push(Int64(number)), bytes: 1 << 20) }
        #expect(throws: ConnectionFailure.tooLong) { try pushes.hear(Self.push(5), bytes: 1 << 20) }
    }
}
