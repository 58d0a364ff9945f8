import BridgeCore
import Testing

@Suite("A feed")
struct FeedTests {
    @Test func tellsEveryListenerWhatHappensFromNowOn() async {
        let feed = Feed<Int>()
        feed.announce(1)
        let (first, second) = (feed.listen(), feed.listen())
        for number in 2...4 { feed.announce(number) }
        feed.finish()
        #expect(await all(first) == [2, 3, 4])
        #expect(await all(second) == [2, 3, 4])
    }

    @Test func dropsTheOldestOfAListenerThatDoesNotListen() async {
        let feed = Feed<Int>()
        let (slow, quick) = (feed.listen(buffered: 3), feed.listen(buffered: 100_000))
        for number in 1...100_000 { feed.announce(number) }
        feed.finish()
        #expect(await all(slow) == [99_998, 99_999, 100_000])
        #expect(await all(quick).count == 100_000)
    }

    @Test func forgetsWhoStoppedListening() async {
        let feed = Feed<Int>()
        do {
            let stream = feed.listen()
            #expect(feed.hasListeners)
            _ = stream
        }
        #expect(!feed.hasListeners)
    }

    @Test func isOverForThoseWhoComeTooLate() async {
        let feed = Feed<Int>()
        feed.finish()
        feed.announce(1)
        #expect(await all(feed.listen()).isEmpty)
    }

    private func all(_ stream: AsyncStream<Int>) async -> [Int] {
        await stream.reduce(into: []) { $0.append($1) }
    }
}
