@testable import CloudConnectors
import Connectivity
import Testing

/// The sample account with its first lamp at hand, on loopback.
struct AtHand: Sendable {
    /// Of multicast DNS. Each test has one of its own.
    let port: Int

    var settings: EWeLinkLanSettings {
        var settings = EWeLinkLanSettings(interfaces: InterfaceSelection(bindAddress: "127.0.0.1"), port: port)
        settings.repeatPause = .milliseconds(20)
        return settings
    }

    /// Has all of it connected for the length of a test.
    func play(_ test: @escaping @Sendable (EWeLinkStage, LanDevice, EWeLinkHome) async throws -> Void) async throws {
        let (port, settings) = (port, settings)
        try await EWeLinkStage.serve { stage in
            let lamp = try LanDevice(
                id: EWeLinkStage.lamp, key: "22222222-bbbb-4bbb-8bbb-000000000001", params: ["switch": "off"], mdns: port)
            try await lamp.run {
                let home = try EWeLinkHome(at: stage.base, lan: settings)
                try await home.connected {
                    try await home.settled()
                    try await home.until("the lamp is at hand") { await home.secrets.all["places"] != nil }
                    try await test(stage, lamp, home)
                }
            }
        }
    }
}
