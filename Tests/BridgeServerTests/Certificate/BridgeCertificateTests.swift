import Crypto
import Foundation
import NIOSSL
import Testing
import X509

@testable import BridgeServer

@Suite struct BridgeCertificateTests {
    private let id = "001788fffe2496fe"

    @Test func opensslReadsWhatARealBridgeHas() throws {
        let text = try openssl(["x509", "-noout", "-text", "-nameopt", "RFC2253,sep_comma_plus_space"])
        #expect(text.contains("Version: 3"))
        #expect(text.contains("(0x1788fffe2496fe)") || text.contains("17:88:ff:fe:24:96:fe"))
        #expect(text.contains("Signature Algorithm: ecdsa-with-SHA256"))
        #expect(text.contains("ASN1 OID: prime256v1"))
        #expect(text.contains("Not Before: Jan  1 00:00:00 2017 GMT"))
        #expect(text.contains("Not After : Jan 19 03:14:07 2038 GMT"))
        #expect(text.contains("DirName:/C=NL/O=Philips Hue/CN=\(id)") || text.contains("DirName:C = NL, O = Philips Hue, CN = \(id)"))
        #expect(!text.contains("Subject Alternative Name"))
    }

    @Test func extensionsStandInTheOrderOfTheRealOne() throws {
        let text = try openssl(["x509", "-noout", "-text"])
        let names = [
            "X509v3 Basic Constraints: critical", "CA:FALSE", "X509v3 Key Usage: critical", "Digital Signature",
            "X509v3 Extended Key Usage: \n", "TLS Web Server Authentication", "X509v3 Subject Key Identifier:",
            "X509v3 Authority Key Identifier:", "keyid:", "DirName:", "serial:",
        ]
        var rest = text[...]
        for name in names {
            let found = rest.range(of: name)
            #expect(found != nil, "\(name) missing or out of order")
            if let found { rest = rest[found.upperBound...] }
        }
        #expect(!text.contains("Key Encipherment"))
    }

    @Test func subjectIsIssuerInOrder() throws {
        let names = try openssl(["x509", "-noout", "-subject", "-issuer", "-nameopt", "sname,sep_comma_plus"])
        #expect(names == "subject=C=NL,O=Philips Hue,CN=\(id)\nissuer=C=NL,O=Philips Hue,CN=\(id)\n")
    }

    @Test func parsedBackItSaysTheSame() throws {
        let made = try BridgeCertificate(newFor: id.uppercased())
        #expect(made.bridgeID == id)
        let read = try #require(try BridgeCertificate(pem: made.pem(), for: id))
        #expect(read.certificate == made.certificate)
        #expect(read.key.rawRepresentation == made.key.rawRepresentation)
        #expect(read.certificate.publicKey.isValidSignature(read.certificate.signature, for: read.certificate))
        #expect(read.certificate.serialNumber == Certificate.SerialNumber(0x0017_88ff_fe24_96fe as UInt64))
    }

    @Test(arguments: ["", "001788fffe2496f", "001788fffe2496fg", "001788fffe2496fe0", "+01788fffe2496fe", "００1788fffe2496fe"])
    func nonsenseIsNoBridgeID(_ text: String) {
        #expect(throws: CertificateFailure.badBridgeID(text)) { try BridgeCertificate(newFor: text) }
    }

    @Test func twoBridgesHaveTwoKeys() throws {
        let one = try BridgeCertificate(newFor: id)
        let other = try BridgeCertificate(newFor: id)
        #expect(one.key.rawRepresentation != other.key.rawRepresentation)
    }

    @Test func tlsIsOfferedAsABridgeDoes() throws {
        let configuration = try BridgeCertificate(newFor: id).tlsConfiguration()
        #expect(configuration.minimumTLSVersion == .tlsv12)
        #expect(configuration.applicationProtocols == ["http/1.1"])
    }

    private func openssl(_ arguments: [String]) throws -> String {
        try run("/usr/bin/openssl", arguments, input: try BridgeCertificate(newFor: id).certificatePEM())
    }
}
