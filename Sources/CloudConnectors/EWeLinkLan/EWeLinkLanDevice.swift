/// What is known of one device on the LAN. Pure: time is an argument.
struct EWeLinkLanDevice: Sendable {
    let id: String
    private(set) var place: EWeLinkLanPlace
    private(set) var type = ""
    private(set) var isDIY: Bool
    private(set) var presence: EWeLinkLanPresence
    /// What stands in the way of reading it, as it was told; nil as well before it has spoken: it is spoken to on trust.
    private var trouble: EWeLinkLanNews?
    private var counted: EWeLinkLanCount?
    /// The announcement that was heard last, if it could not be read, for when a key is found for it.
    private var unread: EWeLinkAnnouncement?
    /// The key by which it was read last.
    private var goodKey: String?
    private var wasRead = false

    /// A device of which nothing but its place is known.
    init(id: String, place: EWeLinkLanPlace, presence: EWeLinkLanPresence) {
        self.id = id
        self.place = place
        self.presence = presence
        isDIY = place.isPlain
    }

    /// Whether orders can be sent to it.
    var isReached: Bool { presence.isThere && trouble == nil }

    /// Whether it is there, but cannot be read.
    var isClosed: Bool { trouble != nil }

    /// Takes in an announcement. It is a sign of life in any case.
    mutating func hear(_ announcement: EWeLinkAnnouncement, devicekey: String?, at now: Duration) -> [EWeLinkLanNews] {
        telling { device in
            let isBack = !device.presence.isThere
            device.presence.live(at: now)
            if !isBack, device.counted?.isOld(announcement, at: now) == true { return [] }
            if announcement.isEncrypted { device.unread = announcement }
            return device.read(announcement, devicekey: devicekey, at: now)
        }
    }

    /// Reads what was heard last once more if it could not be read, since there may be another key.
    mutating func readAgain(devicekey: String?, at now: Duration) -> [EWeLinkLanNews] {
        // A damaged word does not become any better by a key that is known to be right.
        guard let unread, trouble != nil || devicekey != goodKey else { return [] }
        wasRead = false
        return telling { $0.read(unread, devicekey: devicekey, at: now) }
    }

    /// It answered, be it with an error.
    mutating func answered(at now: Duration) -> [EWeLinkLanNews] {
        telling { device in
            device.presence.live(at: now)
            return []
        }
    }

    /// It was spoken to, and did not answer.
    mutating func failed(at now: Duration) -> [EWeLinkLanNews] {
        telling { device in
            device.presence.strike(at: now)
            return []
        }
    }

    /// It is being asked whether it is there.
    mutating func asking(at now: Duration) { presence.asking(at: now) }

    private mutating func read(_ announcement: EWeLinkAnnouncement, devicekey: String?, at now: Duration) -> [EWeLinkLanNews] {
        switch announcement.read(devicekey: devicekey) {
        case .params(let params):
            // Whoever was heard to encrypt is not believed to speak plainly: anybody on the LAN can do that in its name.
            guard announcement.isEncrypted || !wasRead || isDIY else { return [] }
            count(announcement, at: now)
            (trouble, wasRead, isDIY) = (nil, true, !announcement.isEncrypted)
            unread = nil
            goodKey = announcement.isEncrypted ? devicekey : nil
            let word = EWeLinkLanWord(seq: announcement.seq, params: params, type: type, isDIY: isDIY, place: place)
            return params.isEmpty ? [] : [.said(id, word)]
        case .keyNeeded:
            return unreadable(announcement, isWrong: false, at: now)
        case .unreadable where wasRead || !announcement.isEncrypted:
            // Its key was right a moment ago, or it needs none: this one is damaged, and the next will tell.
            return []
        case .unreadable:
            return unreadable(announcement, isWrong: true, at: now)
        }
    }

    private mutating func unreadable(_ announcement: EWeLinkAnnouncement, isWrong: Bool, at now: Duration) -> [EWeLinkLanNews] {
        count(announcement, at: now)
        let news = EWeLinkLanNews.keyNeeded(id, type: type, isWrong: isWrong)
        defer { trouble = news }
        return trouble == news ? [] : [news]
    }

    private mutating func count(_ announcement: EWeLinkAnnouncement, at now: Duration) {
        counted = EWeLinkLanCount(last: announcement, at: now)
        place = announcement.place
        type = announcement.type
    }

    /// Does something, and tells if the device can be reached by it, or no more.
    private mutating func telling(_ work: (inout EWeLinkLanDevice) -> [EWeLinkLanNews]) -> [EWeLinkLanNews] {
        let wasReached = isReached
        let news = work(&self)
        if wasReached == isReached { return news }
        return isReached ? [.back(id, place)] + news : news + [.lost(id)]
    }
}
