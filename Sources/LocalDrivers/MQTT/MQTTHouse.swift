import BridgeCore
import Connectivity
import HomeModel

/// All that is spoken through one broker: the vocabularies, from one connection to the next.
actor MQTTHouse {
    /// What there is to do after something was taken in.
    struct Chores: Sendable {
        var news: [BackendNews] = []
        var messages: [MQTTMessage] = []
        /// What to listen to, if that has changed.
        var topics: Set<String>?
        /// Lamps that there is one message for, if that has changed.
        var groups: Set<Set<LightAddress>>?
        /// When time is to be taken in next.
        var due: Duration?
    }

    private var vocabularies: [any MQTTVocabulary]
    /// What each was heard with last; sets that did not change are compared at no cost.
    private var topics: [Set<String>] = []
    private var groups: [Set<Set<LightAddress>>] = []

    init(_ vocabularies: [any MQTTVocabulary]) {
        self.vocabularies = vocabularies
    }

    /// A connection begins.
    func begin() -> Chores {
        (topics, groups) = ([], [])
        let words = vocabularies.indices.flatMap { vocabularies[$0].greetings() }
        return finish(Chores(messages: words))
    }

    /// The connection is gone.
    func lose() {
        for index in vocabularies.indices { vocabularies[index].lose() }
    }

    func take(_ message: MQTTMessage, at now: Duration) -> Chores {
        var chores = Chores()
        for index in vocabularies.indices {
            let meaning = vocabularies[index].take(message, at: now)
            chores.news += meaning.news
            chores.messages += meaning.replies
        }
        return finish(chores)
    }

    func tick(at now: Duration) -> Chores {
        var chores = Chores()
        for index in vocabularies.indices where vocabularies[index].nextDue.map({ $0 <= now }) ?? false {
            chores.news += vocabularies[index].tick(at: now)
            chores.messages += vocabularies[index].questions(at: now)
        }
        return finish(chores)
    }

    /// What is sent for an order; `nil` if nobody knows a lamp of it.
    func messages(for action: LightAction, at lamps: [LightAddress]) -> [MQTTMessage]? {
        var messages: [MQTTMessage] = []
        var strangers = lamps
        for index in vocabularies.indices {
            let own = strangers.filter { vocabularies[index].knows($0.identity) }
            guard !own.isEmpty else { continue }
            strangers.removeAll { vocabularies[index].knows($0.identity) }
            messages += vocabularies[index].messages(for: action, at: own)
        }
        return strangers.count == lamps.count ? nil : messages
    }

    func invitation(for length: Duration) -> [MQTTMessage] { vocabularies.flatMap { $0.invitation(for: length) } }

    /// Uptime at which time is to be taken in; `nil` while nothing waits for it.
    var nextDue: Duration? { vocabularies.compactMap(\.nextDue).min() }

    private func finish(_ chores: Chores) -> Chores {
        var chores = chores
        let (topics, groups) = (vocabularies.map(\.subscriptions), vocabularies.map(\.groups))
        if topics != self.topics { chores.topics = topics.reduce(into: []) { $0.formUnion($1) } }
        if groups != self.groups { chores.groups = groups.reduce(into: []) { $0.formUnion($1) } }
        (self.topics, self.groups) = (topics, groups)
        chores.due = nextDue
        return chores
    }
}
