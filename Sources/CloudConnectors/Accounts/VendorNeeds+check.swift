package import BridgeCore

extension VendorNeeds {
    /// The way to log in that is meant by these settings and secrets; `nil` if they say none.
    ///
    /// - Parameter secrets: names of the secrets that there are already.
    package func way(settings: [String: String], secrets: some Collection<String> = []) -> Way? {
        ways.first { way in way.setting.map { settings[$0] != nil } ?? secrets.contains(way.secret) }
            ?? ways.first { $0.setting == nil }
    }

    /// What is wrong with the settings of an account, in words for its owner; `nil` if nothing is.
    ///
    /// - Parameters:
    ///   - server: the server that is named in place of the vendor's.
    ///   - secrets: names of the secrets that there are already.
    package func problem(
        settings: [String: String], server: String?, secrets: some Collection<String> = []
    ) -> String? {
        if self.server, server == nil { return "there is no server of the vendor's own: name yours with --base-url" }
        let known = Set(needed.keys).union(optional.keys).union(ways.compactMap(\.setting))
        if let unknown = settings.keys.sorted().first(where: { !known.contains($0) }) {
            return "there is no setting \"\(unknown)\" here; there are: \(known.sorted().joined(separator: ", "))"
        }
        for (key, words) in needed.sorted(by: { $0.key > $1.key }) where (settings[key] ?? "").isEmpty {
            return "\(words) is missing: --setting \(key)=…"
        }
        if let empty = settings.keys.sorted().first(where: { settings[$0]?.isEmpty ?? true }) {
            return "the setting \(empty) is empty"
        }
        let identities = ways.compactMap(\.setting).filter { settings[$0] != nil }
        guard identities.count < 2 else { return "\(identities.joined(separator: " and ")) exclude each other" }
        guard way(settings: settings, secrets: secrets) != nil else {
            let choices = ways.map { way in way.words + (way.setting.map { " (--setting \($0)=…)" } ?? "") }
            return "it takes \(choices.joined(separator: " or ")) to log in"
        }
        return nil
    }

    /// What is wrong with the secrets of an account, in words for its owner; `nil` if nothing is.
    package func problem(secrets: Secrets, settings: [String: String]) -> String? {
        let known = self.secrets
        if let unknown = secrets.names.first(where: { !known.contains($0) }) {
            return "there is no secret \"\(unknown)\" here; there are: \(known.sorted().joined(separator: ", "))"
        }
        if let empty = secrets.names.first(where: { secrets[$0]?.isEmpty ?? true }) { return "the secret \(empty) is empty" }
        if let missing = more.keys.sorted().first(where: { secrets[$0] == nil }) { return "the secret \(missing) is missing" }
        guard let way = way(settings: settings, secrets: secrets.names) else { return nil }
        let isEnough = secrets[way.secret] != nil || kept.contains { secrets[$0] != nil }
        return isEnough ? nil : "the secret \(way.secret) is missing"
    }
}
