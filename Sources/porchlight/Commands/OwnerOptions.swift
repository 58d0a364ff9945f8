import ArgumentParser
import BridgeApp
import Foundation

/// Flags of every command that speaks to a running bridge.
struct OwnerOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The bridge that keeps its things in this directory. (default: as for serve)", valueName: "dir"))
    var data: String?

    @Flag(help: "Answer in JSON.")
    var json = false

    /// The bridge meant.
    var client: ControlClient {
        get throws {
            do {
                return ControlClient(socket: DataDirectory.controlSocket(in: try DataDirectory.meant(flag: data)))
            } catch {
                throw Failure(OneLine.of(error))
            }
        }
    }
}
