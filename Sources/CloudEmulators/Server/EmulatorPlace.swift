package import NIOSSL

/// Where an emulator listens, and how.
package struct EmulatorPlace: Sendable {
    /// The address or name it listens at.
    package var host: String
    /// The port; 0 for any that is free.
    package var port: Int
    /// For HTTPS; `nil` for HTTP.
    package var tls: TLSConfiguration?

    /// Makes a place.
    package init(host: String = "127.0.0.1", port: Int = 0, tls: TLSConfiguration? = nil) {
        self.host = host
        self.port = port
        self.tls = tls
    }

    /// Settings for HTTPS from two PEM files: certificates, the server's own first, and its key.
    ///
    /// - Throws: `EmulatorProblem` when one of them cannot be used.
    package static func tls(certificate: String, key: String) throws(EmulatorProblem) -> TLSConfiguration {
        let certificates: [NIOSSLCertificate]
        do {
            certificates = try NIOSSLCertificate.fromPEMFile(certificate)
        } catch {
            throw EmulatorProblem("the certificate \(certificate) cannot be read: \(error)")
        }
        do {
            return .makeServerConfiguration(
                certificateChain: certificates.map { .certificate($0) },
                privateKey: .privateKey(try NIOSSLPrivateKey(file: key, format: .pem)))
        } catch {
            throw EmulatorProblem("the key \(key) cannot be read: \(error)")
        }
    }

    /// The scheme of its URLs.
    var scheme: String { tls == nil ? "http" : "https" }

    /// Its base URL for programs on this machine, once the port is known.
    func base(port: Int) -> String {
        let near = ["0.0.0.0": "127.0.0.1", "::": "::1"][host] ?? host
        return "\(scheme)://\(near.contains(":") ? "[\(near)]" : near):\(port)"
    }
}
