import Crypto
import NIOCore
package import NIOSSL

extension BridgeCertificate {
    /// TLS as a bridge offers it: 1.2 at least, HTTP/1.1 (Docs/Discovery.md §7). Clients are not asked for certificates.
    /// - Throws: ``CertificateFailure/cannotMake(_:)``.
    package func tlsConfiguration() throws(CertificateFailure) -> TLSConfiguration {
        do {
            var configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: [.certificate(try NIOSSLCertificate(bytes: Array(try certificatePEM().utf8), format: .pem))],
                privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(key.pemRepresentation.utf8), format: .pem))
            )
            configuration.minimumTLSVersion = .tlsv12
            configuration.applicationProtocols = ["http/1.1"]
            // Clients with an idle connection do not say goodbye to ours, and the end of the program waits this long for it.
            configuration.shutdownTimeout = .milliseconds(300)
            return configuration
        } catch {
            throw .cannotMake(String(describing: error))
        }
    }
}
