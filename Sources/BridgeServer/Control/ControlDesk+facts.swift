extension ControlDesk {
    /// What the desk is told of the program around it.
    package struct StatusFacts: Sendable {
        /// Version of this program.
        package var version: String
        /// Process id.
        package var pid: Int
        /// Name of the profile that is played.
        package var profile: String
        /// Base URL of HTTP.
        package var http: String
        /// Base URL of HTTPS.
        package var https: String
        /// Where the home is kept; `nil` if nowhere.
        package var store: String?
        /// Uptime at the start.
        package var started: Duration
        /// How discovery is doing, in words.
        package var discovery: [String: String]

        /// Makes a set of facts.
        package init(
            version: String, pid: Int, profile: String, http: String, https: String, store: String?, started: Duration,
            discovery: [String: String]
        ) {
            self.version = version
            self.pid = pid
            self.profile = profile
            self.http = http
            self.https = https
            self.store = store
            self.started = started
            self.discovery = discovery
        }
    }
}
