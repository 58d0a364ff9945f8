import ArgumentParser
import CloudConnectors
import Foundation

/// Where secrets come from: never from the command line itself, which every user of the machine can read.
struct SecretOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Read secrets from this file: name=value on each line, or the password alone.", valueName: "file"))
    var secretFile: String?
    @Option(help: ArgumentHelp("Read secrets from this environment variable, written like a file.", valueName: "variable"))
    var secretEnv: String?
    // Not there to be used: whoever tries one reads how it is done.
    @Option(
        name: [
            .customLong("password"), .customLong("passwd"), .customLong("pass"), .customLong("secret"), .customLong("token"),
            .customLong("access-token"), .customLong("refresh-token"), .customLong("project-key"), .customLong("key"),
            .customLong("code"),
        ], help: .hidden)
    var refused: [String] = []

    static let howTo = "a secret is never an argument, since other users can see those: leave it out to be asked for it, "
        + "or use --secret-file or --secret-env. Choose another one if this was the real one"

    func validate() throws {
        if !refused.isEmpty { throw ValidationError(Self.howTo) }
        if secretFile != nil, secretEnv != nil { throw ValidationError("--secret-file and --secret-env exclude each other") }
    }

    /// The secrets that were given.
    ///
    /// - Throws: a `Failure` when the file or the variable is not there, or says no secrets.
    func read(_ needs: VendorNeeds, settings: [String: String], environment: [String: String]) throws -> [String: String] {
        guard let text = try text(environment) else { return [:] }
        return try SecretText(needs, settings: settings).read(text)
    }

    /// The one secret that there can be; `nil` if none was given.
    ///
    /// - Throws: a `Failure` when the file or the variable is not there, or says no secret.
    func read(only name: String, environment: [String: String]) throws -> String? {
        try text(environment).flatMap { try SecretText([name], usual: name).read($0)[name] }
    }

    private func text(_ environment: [String: String]) throws -> String? {
        if let variable = secretEnv {
            guard let text = environment[variable] else { throw Failure("there is no environment variable \(variable)") }
            return text
        }
        guard let path = secretFile else { return nil }
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { throw Failure("\(path) cannot be read as text") }
        if Self.isOpen(path) {
            Terminal.complain("warning: other users can read \(path); \"chmod 600 \(path)\" keeps them out")
        }
        return text
    }

    /// Whether others than its owner may read a file.
    static func isOpen(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && status.st_mode & 0o044 != 0
    }
}
