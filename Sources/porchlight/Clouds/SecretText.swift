import CloudConnectors

/// Reads secrets from the text of a file or variable: `name=value` on each line, or one line that is the secret itself.
struct SecretText {
    private let known: Set<String>
    /// The secret that is meant when no name is given.
    private let usual: String?

    /// Makes a reader of secrets with these names.
    ///
    /// - Parameter usual: the one that is meant when no name is given.
    init(_ known: Set<String>, usual: String?) { (self.known, self.usual) = (known, usual) }

    /// Makes a reader for an account with these settings.
    init(_ needs: VendorNeeds, settings: [String: String]) {
        known = needs.secrets
        usual = needs.way(settings: settings)?.secret
    }

    /// The secrets by name.
    ///
    /// - Throws: a `Failure` that names the line and shows nothing of it.
    func read(_ text: String) throws -> [String: String] {
        let lines = text.split(whereSeparator: \.isNewline).map(String.init)
        guard !lines.isEmpty else { throw Failure("there is no secret in it: it is empty") }
        if lines.count == 1, pair(lines[0]) == nil, let usual { return [usual: lines[0]] }
        var secrets: [String: String] = [:]
        for (number, line) in lines.enumerated() {
            guard let (name, value) = pair(line) else {
                throw Failure("line \(number + 1) of the secrets is not name=value; names are: \(known.sorted().joined(separator: ", "))")
            }
            secrets[name] = value
        }
        return secrets
    }

    /// A line with the name of a secret. Passwords may have an equals sign in them, so other names are none.
    private func pair(_ line: String) -> (String, String)? {
        guard let sign = line.firstIndex(of: "="), known.contains(String(line[..<sign])) else { return nil }
        return (String(line[..<sign]), String(line[line.index(after: sign)...]))
    }
}
