import CloudEmulators
import Connectivity
import Foundation
import Testing

@Suite("An emulated cloud over HTTPS", .timeLimit(.minutes(1)))
struct SecretJourneyTests {
    /// A certificate for this machine that vouches for itself, with its key, in a directory of its own.
    private func certificate(in directory: String) throws {
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
        process.currentDirectoryURL = URL(fileURLWithPath: directory)
        process.arguments = [
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "key.pem", "-out", "cert.pem",
            "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1",
        ]
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    @Test func servesRequestsAndWebSocketsAndEndsAtOnce() async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "emulator-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try certificate(in: directory)
        let (file, settings) = (directory + "/cert.pem", EmulatorSettings.test())
        let place = EmulatorPlace(tls: try EmulatorPlace.tls(certificate: file, key: directory + "/key.pem"))
        let start = ConnectionClock.live.uptime()
        try await withEmulator(try EchoCloud(settings), settings, place: place) { base in
            #expect(base.hasPrefix("https://127.0.0.1:"))
            let client = try WebClient(base, trust: .file(file), clock: .live)
            let answer = try await client.send(WebRequest("GET", "/x"), within: .seconds(5))
            await client.close()
            #expect(answer.json?["base"]?.string == base)
            let socket = WebSocketClient(base.replacing("https", with: "wss") + "/socket", trust: .file(file), clock: .live)
            try await socket.connect { connection in
                try await connection.send("secret")
                var messages = connection.messages.makeAsyncIterator()
                #expect(try await messages.next() == .text("secret"))
            }
        }
        // Nobody waits for goodbyes of TLS, which would take five seconds.
        #expect(ConnectionClock.live.uptime() - start < .milliseconds(4500))
    }

    @Test func saysInWordsWhichFileCannotBeRead() throws {
        let problem = #expect(throws: EmulatorProblem.self) { try EmulatorPlace.tls(certificate: "/nonexistent.pem", key: "/nonexistent.key") }
        #expect(problem?.description.hasPrefix("the certificate /nonexistent.pem cannot be read") == true)
    }
}
