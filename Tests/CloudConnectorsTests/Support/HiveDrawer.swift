import CloudConnectors

/// Secrets in memory.
actor HiveDrawer: SecretDrawer {
    private(set) var secrets: [String: String]

    init(_ secrets: [String: String] = [:]) {
        self.secrets = secrets
    }

    func secret(_ name: String) -> String? { secrets[name] }

    func keep(_ name: String, _ secret: String?) { secrets[name] = secret }
}
