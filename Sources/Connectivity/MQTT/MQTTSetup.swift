/// How a broker is reached, and who we are there.
package struct MQTTSetup: Sendable, Hashable {
    /// A host name or an IP address.
    package var host: String
    /// Usually 1883, or 8883 with TLS.
    package var port: Int
    /// What the broker tells its clients apart by. Of two with the same name it keeps the one that came last, so it must be one's
    /// own for good.
    package var clientID: String
    /// A user's name, if the broker wants one.
    package var user: String?
    /// That user's password, if there is one.
    package var password: String?
    /// How the connection is encrypted; `nil` for not at all.
    package var encryption: MQTTEncryption?
    /// How long the connection may be quiet before signs of life are exchanged; whole seconds, at least 5.
    package var keepAlive: Duration
    /// Where the broker tells others whether we are there.
    package var presence: MQTTPresence?

    /// Makes a setup.
    package init(
        host: String, port: Int = 1883, clientID: String, user: String? = nil, password: String? = nil,
        encryption: MQTTEncryption? = nil, keepAlive: Duration = .seconds(30), presence: MQTTPresence? = nil
    ) {
        self.host = host
        self.port = port
        self.clientID = clientID
        self.user = user
        self.password = password
        self.encryption = encryption
        self.keepAlive = keepAlive
        self.presence = presence
    }
}

/// How a connection to a broker is encrypted.
package struct MQTTEncryption: Sendable, Hashable {
    /// What the broker's certificate is looked at for.
    package enum Check: String, Sendable, Hashable, CaseIterable {
        /// Whether a trusted authority made it out, to the name that the broker is reached by.
        case all
        /// Whether a trusted authority made it out, to whomever: for a broker that is reached by another name than its own.
        case authority
        /// Nothing. Whoever sits in between can read along.
        case nothing
    }

    /// A file with the certificates of the authorities to trust; `nil` for those that the machine trusts.
    package var authorities: String?
    /// A file with a certificate to show, if the broker wants one.
    package var certificate: String?
    /// The file with that certificate's key, which must not want a password.
    package var key: String?
    /// What the broker's certificate is looked at for.
    package var check: Check

    /// Makes an encryption.
    package init(authorities: String? = nil, certificate: String? = nil, key: String? = nil, check: Check = .all) {
        self.authorities = authorities
        self.certificate = certificate
        self.key = key
        self.check = check
    }
}

/// A topic on which the broker keeps a word on whether a client is there: the client's own while it is, and its will, said by the
/// broker, when it is gone.
package struct MQTTPresence: Sendable, Hashable {
    /// Where.
    package var topic: String
    /// What is said while the client is there.
    package var online: String
    /// What is said when it is not.
    package var offline: String

    /// Makes a presence.
    package init(topic: String, online: String = "online", offline: String = "offline") {
        self.topic = topic
        self.online = online
        self.offline = offline
    }
}
