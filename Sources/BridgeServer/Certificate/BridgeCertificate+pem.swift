import Crypto
import SwiftASN1
import X509

extension BridgeCertificate {
    /// Key and certificate as PEM, key first: what the file holds and what tests give to other programs.
    /// - Throws: ``CertificateFailure/cannotMake(_:)``.
    package func pem() throws(CertificateFailure) -> String {
        key.pemRepresentation + "\n" + (try certificatePEM()) + "\n"
    }

    /// The certificate alone, for clients that pin it.
    /// - Throws: ``CertificateFailure/cannotMake(_:)``.
    package func certificatePEM() throws(CertificateFailure) -> String {
        do {
            return try certificate.serializeAsPEM().pemString
        } catch {
            throw .cannotMake(String(describing: error))
        }
    }

    /// Reads what ``pem()`` wrote. Nil when it is whole, but was made for another bridge id.
    /// - Throws: an error of PEM, ASN.1 or Crypto, or ``Mismatch``, when it is not a key and its certificate.
    init?(pem: String, for bridgeID: String) throws {
        let documents = try PEMDocument.parseMultiple(pemString: pem)
        guard let keyDocument = documents.first(where: { $0.discriminator == "PRIVATE KEY" }),
            let certificateDocument = documents.first(where: { $0.discriminator == "CERTIFICATE" })
        else { throw Mismatch.incomplete }
        let key = try P256.Signing.PrivateKey(pemRepresentation: keyDocument.pemString)
        let certificate = try Certificate(pemDocument: certificateDocument)
        guard certificate.publicKey == .init(key.publicKey), certificate.publicKey.isValidSignature(certificate.signature, for: certificate)
        else { throw Mismatch.otherKey }
        guard try CertificateForm(bridgeID: bridgeID).isKept(by: certificate) else { return nil }
        self.init(bridgeID: bridgeID, key: key, certificate: certificate)
    }

    /// What can be wrong with a file of readable PEM.
    enum Mismatch: Error {
        case incomplete
        case otherKey
    }
}
