import Crypto
import X509

/// The bridge's key and the certificate it signed itself, form (a) of Docs/Discovery.md §7.
///
/// Clients pin it and compare its name and serial number with the bridge id, so it is made once and kept.
package struct BridgeCertificate: Sendable {
    /// The bridge id it is for: 16 hex digits, lower case.
    package let bridgeID: String
    let key: P256.Signing.PrivateKey
    let certificate: Certificate

    /// A new key and certificate, kept nowhere; for a bridge that lives only as long as its process.
    /// - Parameter bridgeID: 16 hex digits in either case.
    /// - Throws: ``CertificateFailure/badBridgeID(_:)`` or ``CertificateFailure/cannotMake(_:)``.
    package init(newFor bridgeID: String) throws(CertificateFailure) {
        let id = try CertificateForm.canonical(bridgeID)
        let key = P256.Signing.PrivateKey()
        do {
            self.init(bridgeID: id, key: key, certificate: try CertificateForm(bridgeID: id).certificate(for: key))
        } catch {
            throw .cannotMake(String(describing: error))
        }
    }

    init(bridgeID: String, key: P256.Signing.PrivateKey, certificate: Certificate) {
        self.bridgeID = bridgeID
        self.key = key
        self.certificate = certificate
    }
}
