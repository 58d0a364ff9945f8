import HTTPTypes
import HummingbirdCore
import NIOCore
import NIOHTTPTypes
import Testing

@testable import BridgeServer

@Suite struct ResponseHeadersTests {
    /// Docs/HueV1.md §1.4, with Content-Length for Transfer-Encoding.
    private let order = [
        "Server", "Date", "Content-Type", "Content-Length", "Connection", "Cache-Control", "Pragma", "Expires",
        "Access-Control-Max-Age", "Access-Control-Allow-Origin", "Access-Control-Allow-Credentials",
        "Access-Control-Allow-Methods", "Access-Control-Allow-Headers",
    ]

    @Test func orderAndValuesAreThoseOfARealBridge() {
        let response = ResponseHeaders(keepAlive: false).answer(json: ByteBuffer(string: "[]"))
        #expect(response.headers.map(\.name.rawName) == order)
        #expect(response.headers[.server] == "nginx")
        #expect(response.headers[.contentLength] == "2")
        #expect(response.headers[.connection] == "close")
        #expect(response.headers[.contentType] == "application/json")
    }

    @Test func dateSetLaterStaysInItsPlace() {
        var fields = ResponseHeaders(keepAlive: true).api(contentLength: 7)
        fields[.date] = "Thu, 01 Jan 1970 00:00:00 GMT"
        fields[.server] = "nginx"
        #expect(fields.map(\.name.rawName) == order)
        #expect(fields[.connection] == "keep-alive")
    }

    @Test func filesAreFreeToBeCached() {
        let response = ResponseHeaders(keepAlive: true).file(ByteBuffer(string: "<a/>"), contentType: "text/xml")
        #expect(response.headers.map(\.name.rawName) == Array(order.prefix(5)))
        #expect(response.headers[.contentType] == "text/xml")
    }

    @Test func headAndOptionsAreAnsweredWithFieldsAlone() throws {
        let headers = ResponseHeaders(keepAlive: true)
        for method in [HTTPRequest.Method.head, .options] {
            let response = try #require(headers.answer(toBare: method))
            #expect(response.status == .ok)
            #expect(response.body.contentLength == 0)
            #expect(response.headers[.accessControlAllowMethods] == "POST, GET, OPTIONS, PUT, DELETE, HEAD")
        }
        for method in [HTTPRequest.Method.get, .put, .post, .delete, .patch] {
            #expect(headers.answer(toBare: method) == nil)
        }
    }

    @Test func pagesLookLikeTheFrontOfABridge() {
        let headers = ResponseHeaders(keepAlive: true)
        #expect(ErrorPage(.notFound).response(headers).headers[.connection] == "keep-alive")
        #expect(ErrorPage(.contentTooLarge).response(headers).headers[.connection] == "close")
        let parts = ErrorPage(.notFound).parts
        guard case .body(let page) = parts[1] else {
            Issue.record("page without body")
            return
        }
        #expect(String(buffer: page).contains("<head><title>404 Not Found</title></head>\r\n"))
    }
}
