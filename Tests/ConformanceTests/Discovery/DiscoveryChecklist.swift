import Foundation
import PorchlightTestKit
import RawSockets
import Testing

/// Rows of the discovery reference's checklist that show on loopback. The others need multicast: rows 1, 2 and 16 are
/// proven by `Tests/RealClients` (zeroconf and avahi), rows 3–9 by `Tests/DiscoveryTests/SSDP` and `Tests/RealClients`, and
/// LOCATION of row 11 by `Tests/DiscoveryTests/Service/LoopbackJourneyTests.swift`.
@Suite("The checklist of discovery, each row on a bridge of its own", .timeLimit(.minutes(1)))
struct DiscoveryChecklist {
    @ListBuilder<Row> private static var rows: [Row] {
        Row(10, "the description names the model and carries the hardware address", .measured) {
            get(
                "/description.xml", .status(200), .field("Content-Type", "text/xml"),
                .says("<modelName>Philips hue bridge 2015</modelName>"), .says("<modelNumber>BSB002</modelNumber>"),
                .says("<UDN>uuid:2f402f80-da50-11e1-9b23-0017882496fe</UDN>"), by: .nobody)
        }
        Row(11, "its base is the address that was asked", .emulated) {
            get("/description.xml", .says("<URLBase>{http}/</URLBase>"), by: .nobody)
        }
        Row(12, "the icon is there") {
            get("/hue_logo_0.png", .status(200), .field("Content-Type", "image/png"), .says("PNG\r\n"), by: .nobody)
        }
        Row(13, "the short configuration is one, whatever it is asked by") {
            get("/api/config", .status(200), .shows("bridgeid", "001788FFFE2496FE"), .keeps(as: "short"), by: .nobody)
            get("/api/0/config", .text("{short}"), by: .nobody)
            get("/api/nouser/config", .text("{short}"), by: .nobody)
        }
        Row(14, "the certificate is made out to the bridge's id", .emulated) {
            certificate(says: [
                "CN ?= ?001788fffe2496fe\n", "Serial Number:[^(]*\\(0x1788fffe2496fe\\)", "ASN1 OID: prime256v1",
                "TLS Web Server Authentication", "Not Before: Jan  1 00:00:00 2017 GMT", "Not After : Jan 19 03:14:07 2038 GMT",
            ])
        }
        Row(15, "there is no second API") {
            get("/clip/v2/resource", .status(404), by: .nobody)
        }
    }

    @Test(arguments: rows)
    func discovery(row: Row) async throws { try await row.check() }

    /// What `openssl` reads in the certificate that is shown to it.
    private static func certificate(says patterns: [String]) -> Step {
        Step { bridge, _ in
            guard let port = bridge.https.port else { return ["there is no port of HTTPS"] }
            let ask = "openssl s_client -connect 127.0.0.1:\(port) </dev/null 2>/dev/null | openssl x509 -noout -text"
            let text = try await offPool { try shell(ask) }
            return patterns.filter { text.range(of: $0, options: .regularExpression) == nil }.map { "wanted \($0) in \(text)" }
        }
    }
}
