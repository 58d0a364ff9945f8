import ArgumentParser
import Connectivity

/// `porchlight cloud devices`: the simulated devices of an emulated cloud.
struct CloudDevices: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "devices",
        abstract: "Show an emulated cloud's simulated devices, or have one do something by itself.",
        discussion: """
            With --touch and --set a device acts as if by hand: --set '{"on":true}'. connected false cuts it off, deaf true \
            has it follow no orders.
            """)

    @OptionGroup var emulator: EmulatorOptions

    @Option(help: ArgumentHelp("The device that is to act.", valueName: "id"))
    var touch: String?

    @Option(help: ArgumentHelp("What it does, as JSON.", valueName: "json"))
    var set: String?

    func validate() throws {
        guard (touch == nil) == (set == nil) else { throw ValidationError("--touch and --set belong together") }
        if let set, (try? JSONValue(parsing: set.utf8))?.object == nil { throw ValidationError("--set is no JSON object") }
    }

    func run() async throws {
        if let touch, let set { _ = try await emulator.ask("PUT", ["devices", touch], try JSONValue(parsing: set.utf8)) }
        emulator.show(try await emulator.ask("GET", ["devices"])) { devices in
            Table.text(["id", "name", "connected", "state"], (devices.array ?? []).map(Self.row), otherwise: "There are no devices.")
        }
    }

    private static func row(_ device: JSONValue) -> [String] {
        var rest = device.object ?? [:]
        let id = rest.removeValue(forKey: "id")
        let name = rest.removeValue(forKey: "name")
        let connected = rest.removeValue(forKey: "connected")?.bool
        return [
            (id?.string ?? id?.text ?? "-").plain, (name?.string ?? "-").plain, connected.map { $0 ? "yes" : "no" } ?? "-",
            JSONValue.object(rest).text.plain,
        ]
    }
}
