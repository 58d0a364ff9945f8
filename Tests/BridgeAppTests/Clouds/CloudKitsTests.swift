import BridgeCore
import CloudConnectors
import HomeModel
import Logging
import Testing

@testable import BridgeApp

@Suite("What speaks with each cloud")
struct CloudKitsTests {
    /// What somebody who speaks for an account logs in with.
    private func logIn(_ speaker: Any?) throws -> AnyObject {
        let speaker = try #require(speaker)
        let member = Mirror(reflecting: speaker).children.first { $0.value is ModeKeyring || $0.value is HiveTokens }
        return try #require(member).value as AnyObject
    }

    @Test(arguments: CloudVendor.allCases)
    func hasOneLogInForBothOfItsHalves(_ vendor: CloudVendor) throws {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let kits = CloudVendor.kits(world: .live, logger: logger)
        #expect(Set(kits.keys) == Set(CloudVendor.allCases))
        let identity = BridgeIdentity(mac: try #require(MACAddress("00:17:88:24:96:fe")))
        let bridge = Bridge(
            home: Home(identity: identity), faces: [], store: ForgetfulStore(), world: .live, logger: logger)
        let voice = try #require(kits[vendor]).voice(
            CloudAccount(name: "a", vendor: vendor, shares: true), LooseSecrets(Secrets()))
        #expect(try logIn(voice.connector) === logIn(voice.share(bridge)))
    }
}
