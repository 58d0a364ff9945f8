import ArgumentParser
import BridgeApp
import BridgeCore
import Foundation
import Logging

/// `porchlight serve`: runs the bridge.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run the bridge.",
        discussion: """
            Every setting can also come from an environment variable (--http-port is PORCHLIGHT_HTTP_PORT) or from \
            porchlight.yaml (http-port: 8080), which is looked for in the present directory, in the data directory and in \
            /etc/porchlight. A flag beats a variable, a variable beats the file.
            """)

    @OptionGroup var place: PlaceOptions
    @OptionGroup var identity: IdentityOptions
    @OptionGroup var finding: FindingOptions
    @OptionGroup var safety: SafetyOptions

    @Option(help: ArgumentHelp("Read settings from this file instead of looking for porchlight.yaml.", valueName: "file"))
    var config: String?

    func run() async throws {
        let settings: ServeSettings
        do {
            settings = try ServeSettings(values(), usualData: DataDirectory.usual)
        } catch {
            throw Failure(OneLine.of(error))
        }
        LoggingSystem.bootstrap(OwnerLogHandler.init)
        var logger = Logger(label: "porchlight")
        logger.logLevel = settings.logLevel
        do {
            let program = try await BridgeProgram(settings, world: .live, logger: logger)
            try await program.run { _ in Terminal.say(program.greeting) }
        } catch {
            throw Failure(OneLine.of(error))
        }
    }

    private func values() throws(SettingsError) -> SettingValues {
        let environment = ProcessInfo.processInfo.environment
        let flags = place.values.orElse(identity.values).orElse(finding.values).orElse(safety.values)
        let strong = flags.orElse(SettingValues(environment: environment))
        let data = strong[.data] ?? DataDirectory.usual
        return strong.orElse(try SettingsFile.find(named: config ?? environment["PORCHLIGHT_CONFIG"], data: data))
    }
}

/// The process ends with one line on standard error.
struct Failure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
