import BridgeCore

extension BridgeCertificate {
    /// The certificate kept in a file. Made and saved when there is no file, or one made for another bridge id.
    /// - Throws: ``CertificateFailure``; a damaged file is reported, never replaced.
    package init(at path: String, for bridgeID: String) throws(CertificateFailure) {
        let id = try CertificateForm.canonical(bridgeID)
        let file = PrivateFile(path: path)
        if let kept = try CertificateFailure.naming({ () throws(PrivateFileFailure) in try file.text() }) {
            if let certificate = try Self.parse(kept, for: id, path: path) {
                self = certificate
                return
            }
        }
        let certificate = try BridgeCertificate(newFor: id)
        let pem = try certificate.pem()
        try CertificateFailure.naming { () throws(PrivateFileFailure) in try file.write(pem) }
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

extension CertificateFailure {
    /// Does something with the file; what is wrong with a file is what is wrong with the certificate in it.
    fileprivate static func naming<Value>(
        _ use: () throws(PrivateFileFailure) -> Value
    ) throws(CertificateFailure) -> Value {
        do {
            return try use()
        } catch {
            switch error {
            case .inaccessible(let path, let reason): throw .inaccessible(path: path, reason: reason)
            case .notText(let path): throw .damaged(path: path, reason: "not text")
            }
        }
    }
}
