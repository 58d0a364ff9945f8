import Crypto
import Foundation
import SwiftASN1
import X509

/// What a bridge's certificate says, field by field (Docs/Discovery.md §7). Nothing in it depends on today's date.
struct CertificateForm {
    private let serial: Certificate.SerialNumber
    private let subject: DistinguishedName

    /// 2017-01-01 00:00:00 UTC.
    static let notBefore = Date(timeIntervalSince1970: 1_483_228_800)
    /// 2038-01-19 03:14:07 UTC, the last second of 32-bit time.
    static let notAfter = Date(timeIntervalSince1970: 2_147_483_647)

    /// - Parameter bridgeID: 16 hex digits, lower case.
    init(bridgeID: String) throws {
        guard let number = UInt64(bridgeID, radix: 16) else { throw CertificateFailure.badBridgeID(bridgeID) }
        serial = Certificate.SerialNumber(number)
        subject = try DistinguishedName {
            CountryName("NL")
            OrganizationName("Philips Hue")
            CommonName(bridgeID)
        }
    }

    /// The bridge id in lower case.
    static func canonical(_ bridgeID: String) throws(CertificateFailure) -> String {
        guard bridgeID.utf8.count == 16, bridgeID.allSatisfy(\.isHexDigit) else { throw .badBridgeID(bridgeID) }
        return bridgeID.lowercased()
    }

    /// Whether a certificate says what this form says; key and signature aside.
    func isKept(by certificate: Certificate) -> Bool {
        certificate.subject == subject && certificate.serialNumber == serial
    }

    func certificate(for key: P256.Signing.PrivateKey) throws -> Certificate {
        try Certificate(
            version: .v3,
            serialNumber: serial,
            publicKey: .init(key.publicKey),
            notValidBefore: Self.notBefore,
            notValidAfter: Self.notAfter,
            issuer: subject,
            subject: subject,
            signatureAlgorithm: .ecdsaWithSHA256,
            extensions: extensions(for: .init(key.publicKey)),
            issuerPrivateKey: .init(key)
        )
    }

    /// In the order of the real certificate.
    private func extensions(for key: Certificate.PublicKey) throws -> Certificate.Extensions {
        let keyIdentifier = SubjectKeyIdentifier(hash: key)
        return try Certificate.Extensions {
            Critical(BasicConstraints.notCertificateAuthority)
            Critical(KeyUsage(digitalSignature: true))
            try ExtendedKeyUsage([.serverAuth])
            keyIdentifier
            AuthorityKeyIdentifier(
                keyIdentifier: keyIdentifier.keyIdentifier,
                authorityCertIssuer: [.directoryName(subject)],
                authorityCertSerialNumber: serial
            )
        }
    }
}
