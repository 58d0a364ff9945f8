package import BridgeCore
package import Connectivity
package import HomeModel

/// How one program, or one sort of firmware, speaks through a broker. It knows no connection: messages come in and become news,
/// orders become messages. It outlives connections, and is told the time as uptime.
package protocol MQTTVocabulary: Sendable {
    /// What to listen to, with what is known now. It may change with every message.
    var subscriptions: Set<String> { get }
    /// Sets of its lamps that it has one message for.
    var groups: Set<Set<LightAddress>> { get }
    /// Uptime at which `tick` has something to say; `nil` while nothing waits for its time.
    var nextDue: Duration? { get }

    /// Whether a device is one of its own.
    func knows(_ identity: String) -> Bool
    /// What is to be said once when a connection begins.
    mutating func greetings() -> [MQTTMessage]
    /// Takes in a message, whoever it is for; what is not understood is left aside.
    ///
    /// - Returns: what it means, and what is to be said because of it.
    mutating func take(_ message: MQTTMessage, at now: Duration) -> MQTTMeaning
    /// What is due by now.
    mutating func tick(at now: Duration) -> [BackendNews]
    /// What is to be asked by now, at a pace that those who are asked can take. It is asked for after `tick`.
    mutating func questions(at now: Duration) -> [MQTTMessage]
    /// What is sent for an order to lamps of its own: one lamp's, or those of one of `groups`. None for what it has no words for.
    mutating func messages(for action: LightAction, at lamps: [LightAddress]) -> [MQTTMessage]
    /// What lets new devices join for a while, or has them make themselves known.
    func invitation(for length: Duration) -> [MQTTMessage]
    /// The connection is gone, and nobody can be reached: all of it is told anew when it is back.
    mutating func lose()
}

extension MQTTVocabulary {
    /// None, for one whose devices say all by themselves.
    package mutating func questions(at now: Duration) -> [MQTTMessage] { [] }
}

/// What a message means.
package struct MQTTMeaning: Sendable, Hashable {
    /// What it says of devices.
    package var news: [BackendNews]
    /// What is to be said because of it, such as a question to a device that is new.
    package var replies: [MQTTMessage]

    /// Makes a meaning; nothing, if nothing is given.
    package init(news: [BackendNews] = [], replies: [MQTTMessage] = []) {
        self.news = news
        self.replies = replies
    }
}
