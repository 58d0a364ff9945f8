import BridgeCore
import Connectivity
import Foundation
import Glibc
import Testing

/// A real Mosquitto on loopback, with a port that it keeps over restarts and a folder that is gone with it.
actor MosquittoBroker {
    /// What it wants of its clients, and how it is set up besides.
    struct Manner: Sendable {
        var user: String?
        var password = ""
        var certificates: BrokerCertificates?
        /// The name that its certificate is made out to.
        var certificate = "here"
        var wantsCertificate = false
        var lines: [String] = []
    }

    nonisolated let port: Int
    private nonisolated let folder: URL
    private let manner: Manner
    private var process: Process?

    init(_ manner: Manner = Manner()) throws {
        self.manner = manner
        port = try Self.freePort()
        folder = FileManager.default.temporaryDirectory.appending(path: "mosquitto-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    /// Has one while something is done.
    static func running(
        _ manner: Manner = Manner(), _ body: @Sendable (MosquittoBroker) async throws -> Void
    ) async throws {
        let broker = try MosquittoBroker(manner)
        do {
            try await broker.start()
            try await body(broker)
        } catch {
            await broker.close()
            throw error
        }
        await broker.close()
    }

    /// Starts, and returns when it answers.
    func start() async throws {
        try configuration().write(to: folder.appending(path: "conf"), atomically: true, encoding: .utf8)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/sbin/mosquitto")
        process.arguments = ["-c", folder.appending(path: "conf").path]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        self.process = process
        try await waitForAnswer()
    }

    private nonisolated func waitForAnswer() async throws {
        try await eventually("the broker answers") {
            try await Task.sleep(for: .milliseconds(5))
            return Self.answers(port)
        }
    }

    /// Ends without a word to anybody.
    func kill() {
        guard let process else { return }
        Glibc.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        self.process = nil
    }

    func close() {
        kill()
        try? FileManager.default.removeItem(at: folder)
    }

    private func configuration() throws -> String {
        var lines = ["listener \(port) 127.0.0.1", "allow_anonymous \(manner.user == nil)", "log_dest none", "user root"]
        if let user = manner.user {
            let file = folder.appending(path: "users").path
            try runTool("/usr/bin/mosquitto_passwd", ["-b", "-c", file, user, manner.password])
            lines.append("password_file \(file)")
        }
        if let certificates = manner.certificates {
            lines.append("cafile \(certificates.authority)")
            lines.append("certfile \(certificates.certificate(manner.certificate))")
            lines.append("keyfile \(certificates.key(manner.certificate))")
            lines.append("require_certificate \(manner.wantsCertificate)")
        }
        return (lines + manner.lines).joined(separator: "\n") + "\n"
    }

    private static func freePort() throws -> Int {
        let (socket, port) = try boundSocket()
        Glibc.close(socket)
        return port
    }

    /// A socket on loopback with a port that nobody else has.
    static func boundSocket() throws -> (Int32, Int) {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, length) == 0 && getsockname(socket, $0, &length) == 0
            }
        }
        guard isBound else { throw CocoaError(.fileReadUnknown) }
        return (socket, Int(UInt16(bigEndian: address.sin_port)))
    }

    private static func answers(_ port: Int) -> Bool {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { Glibc.close(socket) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return withUnsafePointer(to: &address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }
}

/// Runs a program and waits for its end.
func runTool(_ path: String, _ arguments: [String], in folder: String? = nil) throws {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    if let folder { process.currentDirectoryURL = URL(filePath: folder) }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
}
