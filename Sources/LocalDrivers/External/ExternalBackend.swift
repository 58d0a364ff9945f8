package import BridgeCore
import Connectivity
import HomeModel
package import Logging

/// A program of the owner's, in any language, that speaks for devices in lines of JSON on its standard input and output
/// (Docs/Drivers.md, "External programs").
package struct ExternalBackend: Backend {
    /// How fast it is spoken to. Each lamp has one order under way until the program says that it is done, so a program that
    /// wants to be slow can be.
    package let limits = OrderLimits(
        lampInterval: .milliseconds(40), orders: 50, per: .seconds(1), burst: 50, underWay: 64, patience: .seconds(2),
        longestWait: .seconds(15), trustsSilence: true)

    let name: String
    let program: Program
    let world: World
    let logger: Logger

    /// Makes the backend, which starts nothing before it runs.
    ///
    /// - Parameters:
    ///   - name: what the owner calls it; its devices' keys name it by `external:` and this.
    ///   - command: the program, looked for as a shell does, and its arguments.
    ///   - environment: what the program might see. It gets what every program needs of it, and no settings or secrets.
    ///   - world: time and chance.
    ///   - logger: for what the program says to be logged, and its standard error.
    package init(name: String, command: [String], environment: [String: String], world: World, logger: Logger) {
        self.name = name
        program = Program(command, environment: Self.harmless(environment), clock: ConnectionClock(world))
        self.world = world
        self.logger = logger
    }

    /// What the devices' keys of such a backend name it by.
    package static func driver(_ name: String) -> String { "external:" + name }

    /// What of an environment is no secret and no business of the bridge's alone: where things are, languages, the time zone.
    package static func harmless(_ environment: [String: String]) -> [String: String] {
        let names: Set = ["PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "LANGUAGE", "TZ", "TMPDIR"]
        return environment.filter { names.contains($0.key) || $0.key.hasPrefix("LC_") }
    }

    /// Starts the program and speaks with it until it ends or makes no sense any more. Nothing of it is left then.
    ///
    /// - Throws: why it is over, in words for the owner.
    package func run(_ port: BackendPort) async throws {
        let complaints = ExternalLog(logger, world)
        try await program.run(complain: complaints.write) { talk in
            try await ExternalSession(self, port, talk, complaints).run()
        }
    }

    var clock: ConnectionClock { ConnectionClock(world) }
}
