import BridgeCore
import CloudConnectors
import Connectivity
import HomeModel
import Logging
import Testing

@testable import BridgeApp

@Suite("What speaks with each cloud")
struct CloudKitsTests {
    /// What somebody who speaks for an account logs in with.
    private func logIn(_ speaker: Any) -> [ObjectIdentifier] {
        Mirror(reflecting: speaker).children.compactMap { member in
            if let keyring = member.value as? ModeKeyring { return ObjectIdentifier(keyring) }
            return (member.value as? HiveTokens).map { ObjectIdentifier($0) }
        }
    }

    @Test(arguments: CloudVendor.allCases.filter { $0 != .ruuvi && $0 != .ewelink })  // Theirs have one half.
    func hasOneLogInForBothOfItsHalves(_ vendor: CloudVendor) throws {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let kits = CloudVendor.kits(world: .live, lan: InterfaceSelection(bindAddress: "127.0.0.1"), logger: logger)
        #expect(Set(kits.keys) == Set(CloudVendor.allCases))
        let identity = BridgeIdentity(mac: try #require(MACAddress("00:17:88:24:96:fe")))
        let bridge = Bridge(
            home: Home(identity: identity), faces: [], store: ForgetfulStore(), world: .live, logger: logger)
        let voice = try #require(kits[vendor]).voice(
            CloudAccount(name: "a", vendor: vendor, shares: true), LooseSecrets(Secrets()))
        let share = try #require(voice.share(bridge))
        #expect(logIn(voice.connector) == logIn(share))
        #expect(logIn(share).count == 1)
    }
}
