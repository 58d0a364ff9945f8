import ArgumentParser
import BridgeApp

/// The command line.
@main
struct Porchlight: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "porchlight",
        abstract: "A Hue-style bridge for the home, on the LAN only.",
        discussion: """
            "porchlight serve" runs the bridge. The other commands are for its owner and speak to a bridge that runs on \
            this machine.
            """,
        version: BridgeProgram.version,
        subcommands: [
            Serve.self, Press.self, Status.self, Apps.self, Lights.self, Sensors.self, Rules.self, Devices.self, Backends.self, Clouds.self, History.self,
            Log.self, Cloud.self,
        ])
}
