@testable import CloudConnectors
import Connectivity
import Testing

@Suite("One of eWeLink's devices on the LAN", .timeLimit(.minutes(1)))
struct EWeLinkLanDeviceTests {
    private static let elsewhere = EWeLinkLanPlace(host: "192.168.2.99", port: 8081)
    private static let wrong = EWeLinkLanNews.keyNeeded(LanSamples.id, type: "plug", isWrong: true)
    private static let absent = EWeLinkLanNews.keyNeeded(LanSamples.id, type: "plug", isWrong: false)
    private static let back = EWeLinkLanNews.back(LanSamples.id, LanSamples.place)
    private static let lost = EWeLinkLanNews.lost(LanSamples.id)
    private var device = EWeLinkLanDevice(
        id: LanSamples.id, place: LanSamples.place, presence: EWeLinkLanPresence(EWeLinkLanSettings(), at: .zero))

    /// Hears an announcement, and gives what was said as `seq`.
    private mutating func said(_ announcement: EWeLinkAnnouncement?, at seconds: Double) throws -> [Int?] {
        try hear(announcement, at: seconds).compactMap { if case .said(_, let word) = $0 { word.seq } else { nil } }
    }

    private mutating func hear(
        _ announcement: EWeLinkAnnouncement?, key: String? = LanSamples.key, at seconds: Double
    ) throws -> [EWeLinkLanNews] {
        device.hear(try #require(announcement), devicekey: key, at: .seconds(seconds))
    }

    private static func on(_ seq: Int, place: EWeLinkLanPlace = LanSamples.place) -> EWeLinkAnnouncement? {
        LanSamples.sealed(seq, #"{"switch":"on"}"#, place: place)
    }

    @Test mutating func theFirstWordBringsItBack() throws {
        let word = EWeLinkLanWord(seq: 4, params: ["switch": "on"], type: "plug", isDIY: false, place: LanSamples.place)
        #expect(try hear(Self.on(4), at: 1) == [Self.back, .said(LanSamples.id, word)])
        #expect(device.isReached)
    }

    @Test mutating func onlyWhatIsNewerCounts() throws {
        #expect(try said(Self.on(4), at: 1) == [4])
        #expect(try said(Self.on(4), at: 1.1) == [])
        #expect(try said(Self.on(6), at: 1.2) == [6])
        #expect(try said(Self.on(5), at: 1.3) == [])
        #expect(try said(Self.on(7), at: 1.4) == [7])
        // However late the same is said again, it is not news.
        #expect(try said(Self.on(7), at: 500) == [])
    }

    @Test mutating func afterARestartItCountsAnew() throws {
        #expect(try said(Self.on(40), at: 1) == [40])
        #expect(try said(Self.on(1), at: 2.9) == [])
        #expect(try said(Self.on(1), at: 3) == [1])
        #expect(try said(Self.on(2), at: 3.1) == [2])
    }

    @Test mutating func atAnotherPlaceItCountsAnewAtOnce() throws {
        #expect(try said(Self.on(40), at: 1) == [40])
        #expect(try said(Self.on(1, place: Self.elsewhere), at: 1.1) == [1])
        #expect(device.place == Self.elsewhere)
    }

    @Test mutating func afterItWasLostAllIsNew() throws {
        #expect(try said(Self.on(40), at: 1) == [40])
        #expect(device.failed(at: .seconds(10)) == [])
        #expect(device.failed(at: .seconds(20)) == [Self.lost])
        #expect(try said(Self.on(40), at: 20.5) == [40])
    }

    @Test mutating func withoutAKeyItIsThereButNotReached() throws {
        #expect(try hear(Self.on(1), key: nil, at: 1) == [Self.absent])
        #expect(try hear(Self.on(2), key: nil, at: 2) == [])
        #expect(!device.isReached)
        let news = device.readAgain(devicekey: LanSamples.key, at: .seconds(3))
        #expect(news.count == 2 && news.first == Self.back)
        #expect(device.isReached)
    }

    @Test mutating func aWrongKeyIsToldOnce() throws {
        #expect(try hear(Self.on(1), key: "another", at: 1) == [Self.wrong])
        #expect(try hear(Self.on(2), key: "another", at: 2) == [])
        #expect(device.readAgain(devicekey: nil, at: .seconds(3)) == [Self.absent])
    }

    @Test mutating func oneDamagedWordDoesNotMakeTheKeyWrong() throws {
        #expect(try said(Self.on(1), at: 1) == [1])
        #expect(try hear(LanSamples.sealed(2, #"{"switch":"on"}"#, key: "another"), at: 2) == [])
        #expect(device.isReached)
        #expect(try said(Self.on(3), at: 3) == [3])
    }

    @Test mutating func aKeyThatWasChangedIsFoundOut() throws {
        #expect(try said(Self.on(1), at: 1) == [1])
        #expect(try hear(Self.on(2), key: "another", at: 2) == [])
        #expect(device.readAgain(devicekey: "another", at: .seconds(3)) == [Self.wrong, Self.lost])
    }

    @Test mutating func whatWasReadIsNotToldAgain() throws {
        #expect(try said(Self.on(1), at: 1) == [1])
        for key in [LanSamples.key, "another", nil] {
            #expect(device.readAgain(devicekey: key, at: .seconds(2)) == [])
        }
        #expect(device.isReached)
    }

    @Test mutating func aWordThatWasOvertakenIsNotReadAgain() throws {
        _ = try hear(Self.on(5), key: nil, at: 1)
        #expect(try hear(Self.on(4), key: nil, at: 1.5) == [])
        let news = device.readAgain(devicekey: LanSamples.key, at: .seconds(2))
        let numbers: [Int?] = news.compactMap { if case .said(_, let word) = $0 { word.seq } else { nil } }
        #expect(numbers == [5])
    }

    @Test mutating func aDamagedWordIsNotHeldAgainstTheSameKey() throws {
        #expect(try said(Self.on(1), at: 1) == [1])
        #expect(try hear(LanSamples.sealed(2, #"{"switch":"on"}"#, key: "another"), at: 2) == [])
        #expect(device.readAgain(devicekey: LanSamples.key, at: .seconds(3)) == [])
        #expect(device.isReached)
    }

    @Test mutating func whoeverEncryptsIsNotBelievedToSpeakPlainly() throws {
        #expect(try said(Self.on(1), at: 1) == [1])
        #expect(try hear(LanSamples.plain(2, #"{"switch":"off"}"#, place: Self.elsewhere), at: 2) == [])
        #expect(device.place == LanSamples.place && !device.isDIY)
    }

    @Test mutating func plainWordsAreHeard() throws {
        #expect(try said(LanSamples.plain(1, #"{"switch":"off"}"#), at: 1) == [1])
        #expect(try said(LanSamples.plain(2, "rubbish"), at: 2) == [])
        #expect(device.isDIY && device.isReached)
    }

    @Test mutating func nothingSaidIsASignOfLife() throws {
        #expect(try hear(EWeLinkAnnouncement(LanSamples.sighting(["id=\(LanSamples.id)", "seq=1"])), at: 1) == [.back(
            LanSamples.id, EWeLinkLanPlace(host: LanSamples.place.host, port: LanSamples.place.port, isPlain: true))])
    }
}

@Suite("Whether one of eWeLink's devices is there", .timeLimit(.minutes(1)))
struct EWeLinkLanPresenceTests {
    private var presence = EWeLinkLanPresence(EWeLinkLanSettings(), at: .seconds(10))

    @Test mutating func aPlaceThatIsRememberedIsAskedAtOnce() {
        #expect(!presence.isThere && presence.nextAsk == .seconds(10))
    }

    @Test mutating func aSilentOneIsAskedAfterAMinute() {
        presence.live(at: .seconds(20))
        #expect(presence.isThere && presence.nextAsk == .seconds(80))
        presence.live(at: .seconds(50))
        #expect(presence.nextAsk == .seconds(110))
    }

    @Test mutating func twoFailuresInTwentySecondsAreALoss() {
        presence.live(at: .seconds(20))
        presence.strike(at: .seconds(85))
        #expect(presence.isThere && presence.nextAsk == .seconds(90))
        presence.strike(at: .seconds(95))
        #expect(!presence.isThere && presence.nextAsk == .seconds(155))
    }

    @Test mutating func twoFailuresFarApartAreNone() {
        presence.live(at: .seconds(20))
        presence.strike(at: .seconds(30))
        presence.strike(at: .seconds(51))
        #expect(presence.isThere)
        presence.live(at: .seconds(52))
        presence.strike(at: .seconds(53))
        #expect(presence.isThere)
    }

    @Test mutating func itIsNotAskedTwiceAtTheSameTime() {
        presence.asking(at: .seconds(10))
        #expect(presence.nextAsk > .seconds(60))
    }
}
