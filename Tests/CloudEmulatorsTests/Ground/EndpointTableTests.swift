@testable import CloudEmulators
import HTTPTypes
import Testing

@Suite("Docs/Clouds.md has every endpoint of every cloud")
struct EndpointTableTests {
    /// Every endpoint of the first API as the vendor's overview lists it; methods are from its pages.
    private static let ewelink = """
        GET /api/user/region; POST /api/sms; POST /api/user/register; POST /api/user/password/reset; POST /api/user/password; \
        POST /api/user/login; GET /api/user/refresh; GET /api/user/device; GET /api/user/device/{deviceid}; \
        POST /api/user/device/add; DELETE /api/user/device/{deviceid}; POST /api/user/device/{deviceid}; \
        POST /api/user/device/addGsm; POST /api/group; PUT /api/group; DELETE /api/group; POST /api/group/addDevice; \
        GET /api/group; POST /dispatch/app; GET /api/user/device/status; POST /api/user/device/status
        """.split(separator: "; ").map(String.init)
    /// What is said on its WebSocket, from the same overview.
    private static let ewelinkMessages = ["userOnline", "sysmsg", "update", "query", "share", "updateShare", "cancelShare"]
    /// Every endpoint of the first public documentation.
    private static let ruuvi = ["POST /register", "GET /verify", "POST /claim", "POST /share", "GET /user", "GET /get"]

    @Test(arguments: ["MODE 2.1", "DeviceHive", "eWeLink", "Ruuvi"])
    func noCellIsEmptyAndWhatIsNotDoneHasAReason(vendor: String) throws {
        let table = try EndpointTable(of: vendor)
        #expect(table.rows.count >= 10)
        for row in table.rows {
            #expect(row.count == 3 && row.allSatisfy { !$0.isEmpty && $0 != "–" }, "\(row)")
        }
    }

    @Test func eWeLinksIsWhatTheEmulatorServesAndHasWhatTheVendorLists() throws {
        let table = try EndpointTable(of: "eWeLink")
        let served = EWeLinkRoute.table.map { "\($0.method.rawValue) \($0.pattern)" }
        #expect(table.endpoints.sorted() == served.sorted())
        #expect(Set(Self.ewelink).subtracting(served).isEmpty && Set(served).count == served.count)
        #expect(table.messages == Self.ewelinkMessages)
    }

    @Test func ruuvisIsWhatTheEmulatorServesAndHasWhatTheVendorLists() throws {
        let served = (RuuviRoute.seed + RuuviRoute.modern).map { "\($0.method.rawValue) /\($0.path)" }
        #expect(try EndpointTable(of: "Ruuvi").endpoints == served)
        #expect(RuuviRoute.seed.map { "\($0.method.rawValue) /\($0.path)" } == Self.ruuvi + ["POST /record"])
    }
}
