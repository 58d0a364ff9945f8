import ArgumentParser
import BridgeApp
import BridgeCore
import CloudEmulators
import Connectivity
import Foundation
import Logging

/// `porchlight cloud serve`: runs the emulator of a vendor's cloud.
struct CloudServe: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Run the emulator of a vendor's cloud.",
        discussion: """
            It listens on this machine only, unless --bind says otherwise, and keeps nothing, unless --data says where. \
            A new cloud begins with a sample account: the one in --account, or one that is built in. Ends on Control-C.

            \(Cloud.knownVendors)
            """)

    @Argument(help: "Whose cloud.")
    var vendor: String

    @Option(help: ArgumentHelp("Port of HTTP, or of HTTPS with a certificate; 0 for any.", valueName: "port"))
    var port: UInt16 = 0

    @Option(help: ArgumentHelp("Listen at this address.", valueName: "addr"))
    var bind = "127.0.0.1"

    @Option(help: ArgumentHelp("Keep everything in this directory.", valueName: "dir"))
    var data: String?

    @Flag(help: "Keep nothing: all is forgotten at the end. This is so unless --data is given.")
    var ephemeral = false

    @Option(help: ArgumentHelp("Begin with the sample account in this JSON file. Used only when nothing is kept yet.", valueName: "file"))
    var account: String?

    @Option(help: ArgumentHelp("Serve HTTPS with the certificates in this PEM file.", valueName: "file"))
    var certificate: String?

    @Option(help: ArgumentHelp("The certificate's key, a PEM file.", valueName: "file"))
    var key: String?

    @Option(help: ArgumentHelp("Write one line of JSON to this file when the cloud is ready.", valueName: "file"))
    var readyFile: String?

    @Option(help: ArgumentHelp("Log from this level on: trace, debug, info, notice, warning, error, critical.", valueName: "level"))
    var logLevel = "info"

    func validate() throws {
        guard !ephemeral || data == nil else { throw ValidationError("--data and --ephemeral exclude each other") }
        guard (certificate == nil) == (key == nil) else { throw ValidationError("--certificate and --key belong together") }
        guard Logger.Level(rawValue: logLevel) != nil else { throw ValidationError("there is no log level \"\(logLevel)\"") }
    }

    func run() async throws {
        LoggingSystem.bootstrap(OwnerLogHandler.init)
        do {
            let program = try EmulatorProgram(vendor, try settings(), place: try place(), readyFile: readyFile)
            try await program.run { facts in Terminal.say(greeting(facts)) }
        } catch {
            throw Failure(OneLine.of(error))
        }
    }

    private func settings() throws -> EmulatorSettings {
        var logger = Logger(label: "porchlight")
        logger.logLevel = Logger.Level(rawValue: logLevel) ?? .info
        // The emulated cloud's time begins with the real one; from here on it is told.
        let clock = EmulatorClock(.live, start: Date(), randomBytes: World.live.randomBytes)
        var settings = EmulatorSettings(directory: data, account: try sample(), clock: clock, logger: logger)
        if let certificate { settings.trust = .file(certificate) }
        return settings
    }

    private func sample() throws -> JSONValue? {
        guard let account else { return nil }
        guard let bytes = FileManager.default.contents(atPath: account) else {
            throw Failure("the account file \(account) cannot be read")
        }
        guard let json = try? JSONValue(parsing: bytes) else { throw Failure("the account file \(account) is not JSON") }
        return json
    }

    private func place() throws -> EmulatorPlace {
        var place = EmulatorPlace(host: bind, port: Int(port))
        if let certificate, let key { place.tls = try EmulatorPlace.tls(certificate: certificate, key: key) }
        return place
    }

    private func greeting(_ facts: EmulatorReadyFacts) -> String {
        let emulator = readyFile.map { "--ready-file \($0)" } ?? "--control \(facts.http)/_emulator"
        return """
            An emulator of the cloud "\(vendor)" is on. It is not the vendor's.

              address     \(facts.http)
              kept in     \(data ?? "memory only: all is forgotten at the end")
              letters     porchlight cloud outbox \(emulator)

            """
    }
}
