import ArgumentParser
import LocalDrivers

/// What a backend is called.
struct BackendName: ParsableArguments {
    @Argument(help: "What to call it: up to 24 lower-case letters, digits and dashes.") var name: String

    func validate() throws {
        guard ConfiguredBackend.allows(name: name) else { throw ValidationError("\(BackendTrouble.badName(name))") }
    }
}
