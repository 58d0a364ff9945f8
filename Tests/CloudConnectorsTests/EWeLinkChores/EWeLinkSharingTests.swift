import BridgeCore
@testable import CloudConnectors
import Connectivity
import HomeModel
import Testing

@Suite("Sharing with people who take their time")
struct EWeLinkSharingTests {
    /// A cloud that answers every frame alike.
    private struct Stub: EWeLinkErrands {
        var devices: [JSONValue] = [["deviceid": "1", "name": "Lamp", "apikey": "k"]]
        let answer: @Sendable () throws -> JSONValue

        func listing() -> [EWeLinkListing] { devices.compactMap(EWeLinkListing.init) }
        func params(of device: String) -> EWeLinkParams { [:] }
        func set(_ params: EWeLinkParams, on device: String) {}
        func ask(_ method: String, _ path: String, _ body: JSONValue?) -> JSONValue { [:] }
        func say(_ action: String, to device: EWeLinkListing, _ params: JSONValue) throws -> JSONValue { try answer() }
    }

    private static let lamp = CloudThing(id: "1", name: "Lamp")

    private static func sharing(_ stub: Stub) -> EWeLinkSharing { EWeLinkSharing(errands: stub, world: EWeLinkStage.world) }

    @Test func whoHasNotAnsweredYetIsWaitedFor() async throws {
        let sharing = Self.sharing(Stub { throw ConnectionFailure.timedOut })
        #expect(try await sharing.share(Self.lamp, with: "ben", .add).isPending)
        await #expect(throws: ConnectionFailure.timedOut, "nobody is waited for with a change") {
            try await sharing.change(Self.lamp, for: "ben", .add)
        }
        #expect(try await !Self.sharing(Stub { ["error": 0, "result": 2] }).share(Self.lamp, with: "ben", []).isPending)
    }

    @Test func whatBelongsToSomebodyElseIsNotSharedOnButGivenBack() async throws {
        var stub = Stub { ["error": 0] }
        stub.devices = [["deviceid": "1", "name": "Lamp", "apikey": "k", "sharedBy": ["email": "ann@example.com", "permit": 15]]]
        let sharing = Self.sharing(stub)
        await #expect(throws: ChoreTrouble("Lamp belongs to somebody else, who alone can share it")) {
            try await sharing.share(Self.lamp, with: "cy@example.com", [])
        }
        await #expect(throws: Never.self) { try await sharing.unshare(Self.lamp, from: "ben@example.com") }
        await #expect(throws: ChoreTrouble("Fan is not in the account any more")) {
            try await sharing.share(CloudThing(id: "2", name: "Fan"), with: "cy@example.com", [])
        }
    }
}
