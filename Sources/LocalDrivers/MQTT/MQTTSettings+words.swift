import Connectivity
import Foundation

/// What is wrong with a setting, in words for the owner.
package struct MQTTSettingTrouble: Error, Sendable, Hashable, CustomStringConvertible {
    /// The setting, as it is called.
    package let setting: String
    /// What is wrong with it.
    package let description: String

    init(_ setting: String, _ description: String) {
        self.setting = setting
        self.description = description
    }
}

extension MQTTSettings {
    /// What settings are called in words: the address, who we are, the files and checks of an encrypted connection, what is
    /// spoken, and when devices are told that somebody listens. Lists are parted by commas.
    package static let words = [
        "host", "port", "user", "tls", "caFile", "certFile", "keyFile", "check", "baseTopic", "discoveryPrefix", "without",
        "greet",
    ]

    /// Reads settings in words.
    ///
    /// - Parameters:
    ///   - password: the user's, if there is one.
    ///   - clientID: what the broker is to tell us apart by: our own for good, and another for each broker that is configured.
    /// - Throws: `MQTTSettingTrouble` for the first that makes no sense.
    package init(_ words: [String: String], password: String? = nil, clientID: String) throws(MQTTSettingTrouble) {
        if let stranger = words.keys.sorted().first(where: { !Self.words.contains($0) }) {
            throw MQTTSettingTrouble(stranger, "there is no setting \"\(stranger)\" for a broker")
        }
        guard let address = LanAddress(words["host"] ?? "") else {
            throw MQTTSettingTrouble("host", "the broker's host must be a name or an IP address")
        }
        if password != nil, words["user"] == nil {
            throw MQTTSettingTrouble("user", "a password is of no use without a user")
        }
        let encryption = try Self.encryption(words)
        var setup = MQTTSetup(
            host: address.host, clientID: clientID, user: words["user"], password: password, encryption: encryption,
            presence: MQTTPresence(topic: "\(clientID)/status"))
        setup.port = try Self.port(words["port"]) ?? address.port ?? (encryption == nil ? 1883 : 8883)
        self.init(setup, dialects: try Self.dialects(words["without"]))
        if let bases = words["baseTopic"] { baseTopics = try Self.topics(bases, "baseTopic") }
        if let prefix = words["discoveryPrefix"] { discoveryPrefix = try Self.topic(prefix, "discoveryPrefix") }
        if let word = words["greet"] { greeting = try Self.greeting(word) }
    }

    private static func port(_ word: String?) throws(MQTTSettingTrouble) -> Int? {
        guard let word else { return nil }
        guard let port = Int(word), (1...65_535).contains(port) else {
            throw MQTTSettingTrouble("port", "a port is a number from 1 to 65535, not \"\(word)\"")
        }
        return port
    }

    /// Files and checks mean that the connection is to be encrypted, whether or not that is said.
    private static func encryption(_ words: [String: String]) throws(MQTTSettingTrouble) -> MQTTEncryption? {
        let isNamed = ["caFile", "certFile", "keyFile", "check"].contains { words[$0] != nil }
        switch words["tls"] {
        case "yes": break
        case nil: if !isNamed { return nil }
        case "no":
            guard !isNamed else { throw MQTTSettingTrouble("tls", "files and checks are for encrypted connections") }
            return nil
        case let word?: throw MQTTSettingTrouble("tls", "tls is \"yes\" or \"no\", not \"\(word)\"")
        }
        guard (words["certFile"] == nil) == (words["keyFile"] == nil) else {
            throw MQTTSettingTrouble("certFile", "a certificate and its key belong together")
        }
        guard let check = words["check"].map(MQTTEncryption.Check.init) ?? .all else {
            throw MQTTSettingTrouble("check", "check is \"all\", \"authority\" or \"nothing\"")
        }
        return MQTTEncryption(
            authorities: words["caFile"], certificate: words["certFile"], key: words["keyFile"], check: check)
    }

    private static func dialects(_ without: String?) throws(MQTTSettingTrouble) -> Set<MQTTDialect> {
        var dialects = Set(MQTTDialect.allCases)
        for word in list(without ?? "") {
            guard let dialect = MQTTDialect(rawValue: word) else {
                let all = MQTTDialect.allCases.map(\.rawValue).joined(separator: ", ")
                throw MQTTSettingTrouble("without", "\"\(word)\" is none of \(all)")
            }
            dialects.remove(dialect)
        }
        guard !dialects.isEmpty else { throw MQTTSettingTrouble("without", "nothing would be left to speak") }
        return dialects
    }

    private static func greeting(_ word: String) throws(MQTTSettingTrouble) -> HAGreeting {
        guard let greeting = HAGreeting(rawValue: word) else {
            let all = HAGreeting.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
            throw MQTTSettingTrouble("greet", "greet is one of \(all), not \"\(word)\"")
        }
        return greeting
    }

    private static func list(_ words: String) -> [String] {
        words.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }

    private static func topics(_ words: String, _ setting: String) throws(MQTTSettingTrouble) -> [String] {
        var topics: [String] = []
        for word in list(words) { topics.append(try topic(word, setting)) }
        guard !topics.isEmpty else { throw MQTTSettingTrouble(setting, "there is no topic in \"\(words)\"") }
        return topics
    }

    private static func topic(_ word: String, _ setting: String) throws(MQTTSettingTrouble) -> String {
        let topic = Z2MTopics(base: word).base
        guard Z2MTopics.allows(topic), !topic.hasPrefix("/"), !topic.hasPrefix("$") else {
            throw MQTTSettingTrouble(setting, "\"\(word)\" cannot be the beginning of topics")
        }
        return topic
    }
}
