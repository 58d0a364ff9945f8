import Connectivity
import Foundation
import Logging
import ServiceLifecycle
package import UnixSignals

/// One emulated cloud as a program: it serves until a signal ends it, and has a ready file while it does.
package struct EmulatorProgram: Sendable {
    /// How long a clean end may take before what still runs is cut off.
    private static let gracePeriod = Duration.milliseconds(800)

    private let cloud: any CloudEmulator
    private let settings: EmulatorSettings
    private let place: EmulatorPlace
    private let readyFile: String?

    /// Makes a program. It listens to nothing yet.
    ///
    /// - Parameters:
    ///   - vendor: whose cloud.
    ///   - settings: what the cloud is made with. The directory is made if it is not there.
    ///   - place: where to listen.
    ///   - readyFile: where to say that it is ready; `nil` for nowhere.
    /// - Throws: what says why it cannot be.
    package init(_ vendor: String, _ settings: EmulatorSettings, place: EmulatorPlace, readyFile: String?) throws {
        if let directory = settings.directory {
            do {
                try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
            } catch {
                throw EmulatorProblem("the directory \(directory) cannot be made: \(error.localizedDescription)")
            }
        }
        self.init(try EmulatorVendors.make(vendor, settings), settings, place: place, readyFile: readyFile)
    }

    /// Makes a program of a cloud.
    package init(_ cloud: any CloudEmulator, _ settings: EmulatorSettings, place: EmulatorPlace, readyFile: String?) {
        self.cloud = cloud
        self.settings = settings
        self.place = place
        self.readyFile = readyFile
    }

    /// Runs until a signal ends it.
    ///
    /// - Parameters:
    ///   - signals: signals that end it.
    ///   - onReady: called once, when it can be spoken to.
    /// - Throws: what ended it before its time.
    package func run(
        endingOn signals: [UnixSignal] = [.sigterm, .sigint],
        onReady: @escaping @Sendable (EmulatorReadyFacts) async throws -> Void = { _ in }
    ) async throws {
        defer { if let readyFile { try? FileManager.default.removeItem(atPath: readyFile) } }
        let server = EmulatorServer(cloud, settings: settings, place: place) { base in
            let facts = EmulatorReadyFacts(
                vendor: type(of: cloud).vendor, pid: ProcessInfo.processInfo.processIdentifier, base: base,
                more: await cloud.facts(at: base))
            if let readyFile { try facts.write(to: readyFile) }
            try await onReady(facts)
        }
        var quiet = settings.logger
        quiet.logLevel = max(quiet.logLevel, .warning)
        var configuration = ServiceGroupConfiguration(
            services: [.init(service: server, failureTerminationBehavior: .gracefullyShutdownGroup)],
            gracefulShutdownSignals: signals, logger: quiet)
        configuration.maximumGracefulShutdownDuration = Self.gracePeriod
        try await ServiceGroup(configuration: configuration).run()
    }
}
