import Foundation

/// An authority, certificates of its for brokers, and one for a client. Made with openssl, gone with the value.
final class BrokerCertificates: Sendable {
    private let folder: String

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "broker-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try openssl("req", "-x509", "-nodes", "-keyout", "ca.key", "-out", "ca.pem", "-days", "2", "-subj", "/CN=Attic")
        for (name, names) in [("here", "IP:127.0.0.1,DNS:localhost"), ("elsewhere", "DNS:elsewhere.test"), ("me", "DNS:me")] {
            try openssl("req", "-nodes", "-keyout", "\(name).key", "-out", "\(name).csr", "-subj", "/CN=\(name)")
            try "subjectAltName=\(names)".write(toFile: "\(folder)/\(name).ext", atomically: true, encoding: .utf8)
            try runTool(
                "/usr/bin/openssl",
                [
                    "x509", "-req", "-in", "\(name).csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial",
                    "-out", "\(name).pem", "-days", "2", "-extfile", "\(name).ext",
                ], in: folder)
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    var authority: String { certificate("ca") }

    func certificate(_ name: String) -> String { "\(folder)/\(name).pem" }

    func key(_ name: String) -> String { "\(folder)/\(name).key" }

    /// A request for a certificate with a small key, which takes no time to make.
    private func openssl(_ kind: String, _ arguments: String...) throws {
        let key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
        try runTool("/usr/bin/openssl", [kind] + key + arguments, in: folder)
    }
}
