extension BridgeCertificate {
    /// The certificate kept in a file. Made and saved when there is no file, or one made for another bridge id.
    /// - Throws: ``CertificateFailure``; a damaged file is reported, never replaced.
    package init(at path: String, for bridgeID: String) throws(CertificateFailure) {
        let id = try CertificateForm.canonical(bridgeID)
        let file = PrivateFile(path: path)
        if let kept = try file.read() {
            if let certificate = try Self.parse(kept, for: id, path: path) {
                self = certificate
                return
            }
        }
        let certificate = try BridgeCertificate(newFor: id)
        try file.write(certificate.pem())
        self = certificate
    }

    private static func parse(_ pem: String, for id: String, path: String) throws(CertificateFailure) -> BridgeCertificate? {
        do {
            return try BridgeCertificate(pem: pem, for: id)
        } catch {
            throw .damaged(path: path, reason: String(describing: error))
        }
    }
}
