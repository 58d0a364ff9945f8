import Testing

@testable import BridgeServer

@Suite struct PeerConnectionsTests {
    @Test func addressHasItsNumberAndNoMore() throws {
        let connections = PeerConnections(limit: 2)
        let one = try #require(PeerAddress("10.0.0.1"))
        let other = try #require(PeerAddress("10.0.0.2"))
        #expect(connections.admit(one))
        #expect(connections.admit(one))
        #expect(!connections.admit(one))
        #expect(connections.admit(other))
        connections.release(one)
        #expect(connections.admit(one))
        #expect(connections.count(of: one) == 2)
    }

    @Test func releaseWithoutAdmissionCountsNothing() throws {
        let connections = PeerConnections(limit: 1)
        let one = try #require(PeerAddress("10.0.0.1"))
        connections.release(one)
        #expect(connections.count(of: one) == 0)
        #expect(connections.admit(one))
        #expect(!connections.admit(one))
    }

    @Test func countHoldsUnderConcurrency() async throws {
        let connections = PeerConnections(limit: 10)
        let one = try #require(PeerAddress("10.0.0.1"))
        let admitted = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<200 { group.addTask { connections.admit(one) } }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(admitted == 10)
    }
}
