import CloudConnectors

/// Secrets in memory.
actor ModeSecrets: SecretDrawer {
    private(set) var all: [String: String]

    init(_ secrets: [String: String] = [:]) {
        all = secrets
    }

    func secret(_ name: String) -> String? { all[name] }

    func keep(_ name: String, _ secret: String?) { all[name] = secret }
}
