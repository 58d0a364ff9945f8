import Testing

@testable import Connectivity

@Suite("Addresses of services")
struct ServiceAddressTests {
    private static let schemes = ["http": 80, "https": 443]

    @Test(arguments: [
        ("http://a", "http://a:80"), ("https://a", "https://a:443"), ("HTTP://A.test:81", "http://A.test:81"),
        ("http://a/", "http://a:80"), ("http://a/b/c//", "http://a:80/b/c"), ("http://a/b%20c", "http://a:80/b%20c"),
        ("http://a/b?x=1&y=%26", "http://a:80/b?x=1&y=%26"), ("http://a?x", "http://a:80?x"), ("http://[::1]:8", "http://[::1]:8"),
        ("http://127.0.0.1:65535", "http://127.0.0.1:65535"),
    ])
    func areRead(text: String, whole: String) throws {
        #expect(try ServiceAddress(text, schemes: Self.schemes).text == whole)
    }

    @Test(arguments: [
        "", "a", "a:80", "/a", "http://", "http:///x", "ftp://a", "ws://a", "http://a:0", "http://a:65536", "http://a:x", "http://a:-1",
        "http://user@a", "http://user:secret@a", "http://a/#x", "http://a b", "http://a\r\nX: y", "http://a/\r\nX: y", "http://[::1", "http://[]",
    ])
    func areRefusedWhenTheyAreNone(text: String) {
        #expect(throws: ConnectionFailure.badAddress(text)) { try ServiceAddress(text, schemes: Self.schemes) }
    }

    @Test func aHostOfIPv6HasBracketsInTextOnly() throws {
        let address = try ServiceAddress("https://[fe80::1]:1/x", schemes: Self.schemes)
        #expect(address.host == "fe80::1")
        #expect(address.authority == "[fe80::1]:1")
        #expect(address.isSecure)
    }
}
