import ArgumentParser
import BridgeServer
import Foundation
import LocalDrivers

extension Backends.Add {
    /// `porchlight backends add external`
    struct External: OwnerCommand {
        static let configuration = CommandConfiguration(
            commandName: "external",
            abstract: "Add a program of yours that speaks for devices: porchlight backends add external NAME -- COMMAND ARGUMENTS…",
            discussion: "The bridge runs it, and starts it again when it ends. Docs/Drivers.md says what it reads and writes.")
        @OptionGroup var owner: OwnerOptions
        @OptionGroup var title: BackendName
        @Argument(parsing: .postTerminator, help: "The program and its arguments.") var command: [String] = []

        func validate() throws {
            if command.isEmpty { throw ValidationError("name the program after --") }
        }

        func run(with client: ControlClient) async throws {
            var wanted = ControlNewBackend(kind: BackendKind.external.rawValue, name: title.name)
            wanted.command = Self.whole(command)
            let added: ControlBackend = try await client.ask(.post, ["backends"], wanted)
            try show(added) { "\($0.name) is added. \"porchlight backends status \($0.name)\" shows how it is doing.\n" }
        }

        /// A path to the program is made a whole one: the bridge does not stand where the owner does. A name is looked for there.
        static func whole(_ command: [String]) -> [String] {
            guard let program = command.first, program.contains("/") else { return command }
            return [URL(filePath: program).standardizedFileURL.path] + command.dropFirst()
        }
    }
}
