import NIOSSL

/// Whom to believe that they are who they say, on encrypted connections. Names are always checked.
package enum Trust: Sendable, Hashable {
    /// The authorities that the machine trusts.
    case machine
    /// The certificates in this PEM file and nobody else: for one's own server.
    case file(String)

    /// Settings for a client.
    ///
    /// - Throws: `ConnectionFailure.badTrust` when the file has no certificates that can be read.
    func clientConfiguration() throws(ConnectionFailure) -> TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        if case .file(let path) = self {
            do {
                configuration.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile(path))
            } catch {
                throw .badTrust("\(path): \(error)")
            }
        }
        return configuration
    }
}
