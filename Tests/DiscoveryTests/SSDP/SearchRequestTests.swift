@testable import Discovery
import Testing

struct SearchRequestTests {
    private func read(_ text: String) -> SearchRequest? {
        SearchRequest(Array(text.utf8))
    }

    @Test func theUsualQuestion() {
        let request = SearchRequest(search("upnp:rootdevice", wait: "3").bytes)
        #expect(request?.target == "upnp:rootdevice")
        #expect(request?.maxWait == 3)
    }

    @Test(arguments: [
        "M-SEARCH * HTTP/1.1\r\nMAN: \"ssdp:discover\"\r\nST: ssdp:all\r\n\r\n",
        "M-SEARCH * HTTP/1.1\r\nman: ssdp:discover\r\nst: ssdp:all\r\n\r\n",
        "M-SEARCH * HTTP/1.1\nMan:'ssdp:discover'\nSt:   ssdp:all  \n\n",
        "M-SEARCH * HTTP/1.0\r\nMAN: SSDP:Discover\r\nST: ssdp:all",
        "m-search * http/1.1\r\nMAN: \"ssdp:discover\"\r\nST:ssdp:all\r\nX: y",
        "M-SEARCH * HTTP/1.1\r\nnonsense\r\n: empty\r\nMAN: \"ssdp:discover\"\r\nST: ssdp:all\u{0}\r\n\r\n",
        "M-SEARCH * HTTP/1.1\r\nMAN: \"ssdp:discover\"\r\nST: ssdp:all\r\nST: urn:foo\r\n\r\n",
    ])
    func sloppyButClear(text: String) {
        #expect(read(text)?.target == "ssdp:all")
    }

    @Test(arguments: [
        "", "\r\n\r\n", "M-SEARCH", "GET / HTTP/1.1\r\nMAN: \"ssdp:discover\"\r\nST: ssdp:all\r\n\r\n",
        "NOTIFY * HTTP/1.1\r\nMAN: \"ssdp:discover\"\r\nST: ssdp:all\r\n\r\n",
        "M-SEARCH / HTTP/1.1\r\nMAN: \"ssdp:discover\"\r\nST: ssdp:all\r\n\r\n",
        "M-SEARCH * HTTP/2\r\nMAN: \"ssdp:discover\"\r\nST: ssdp:all\r\n\r\n",
        "M-SEARCH * HTTP/1.1\r\nST: ssdp:all\r\n\r\n", "M-SEARCH * HTTP/1.1\r\nMAN: \"ssdp:discover\"\r\n\r\n",
        "M-SEARCH * HTTP/1.1\r\nMAN: \"ssdp:discover\"\r\nST:\r\n\r\n",
        "M-SEARCH * HTTP/1.1\r\n\r\nMAN: \"ssdp:discover\"\r\nST: ssdp:all\r\n\r\n",
        "M-SEARCH * HTTP/1.1\r\nMAN: \"ssdp:alive\"\r\nST: ssdp:all\r\n\r\n",
        "HTTP/1.1 200 OK\r\nMAN: \"ssdp:discover\"\r\nST: ssdp:all\r\n\r\n",
    ])
    func everythingElseIsNoSearch(text: String) {
        #expect(read(text) == nil)
    }

    @Test(arguments: [("0", 0), ("10", 10), ("-1", nil), ("soon", nil), ("1.5", nil), ("", nil), ("99999999999999999999", nil)])
    func unreadableWaitsAreMissingWaits(text: String, wait: Int?) {
        #expect(SearchRequest(search(wait: text).bytes)?.maxWait == wait)
    }

    @Test func whatIsTooLongIsNotRead() {
        let padding = "X: " + String(repeating: "a", count: SearchRequest.maxLength) + "\r\n"
        #expect(read("M-SEARCH * HTTP/1.1\r\n\(padding)MAN: \"ssdp:discover\"\r\nST: ssdp:all\r\n\r\n") == nil)
    }

    /// Ten thousand damaged questions: whatever they are, they must not bring us down.
    @Test func damagedBytesAreSurvived() {
        var dice = Dice(seed: 7)
        let good = search().bytes
        for _ in 0..<10_000 {
            var bytes = good
            for _ in 0...dice.next(below: 12) { bytes[dice.next(below: bytes.count)] = UInt8(dice.next(below: 256)) }
            if dice.next(below: 3) == 0 { bytes.removeLast(dice.next(below: bytes.count)) }
            if dice.next(below: 3) == 0 { bytes += (0..<dice.next(below: 900)).map { _ in UInt8(dice.next(below: 256)) } }
            if let request = SearchRequest(bytes) { #expect(!request.target.isEmpty) }
        }
    }

    @Test func pureNoiseIsNoSearch() {
        var dice = Dice(seed: 11)
        for _ in 0..<2_000 {
            let noise = (0..<dice.next(below: 2_048)).map { _ in UInt8(dice.next(below: 256)) }
            #expect(SearchRequest(noise) == nil)
        }
    }
}
