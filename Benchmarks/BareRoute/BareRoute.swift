import Foundation
import HTTPTypes
import Hummingbird
import Logging

/// What the bridge is measured against: a Hummingbird router with one route that returns fixed bytes under the header
/// fields of a v1 answer, and does nothing else. For a request with a body it reads the body first.
///
/// Usage: `BareRoute PORT FILE`. `GET` and `PUT` `/bytes` answer with the content of the file.
@main
struct BareRoute {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 3, let port = Int(arguments[1]) else {
            print("usage: BareRoute PORT FILE")
            exit(2)
        }
        let bytes = ByteBuffer(bytes: try Data(contentsOf: URL(fileURLWithPath: arguments[2])))
        let router = Router()
        router.get("bytes") { _, _ in answer(bytes) }
        router.put("bytes") { request, _ in
            _ = try await request.body.collect(upTo: 65_536)
            return answer(bytes)
        }
        let application = Application(
            router: router,
            configuration: .init(address: .hostname("127.0.0.1", port: port), serverName: "nginx"),
            logger: quiet())
        try await application.runService()
    }

    private static func answer(_ bytes: ByteBuffer) -> Response {
        Response(status: .ok, headers: fields, body: .init(byteBuffer: bytes))
    }

    private static func quiet() -> Logger {
        var logger = Logger(label: "bare")
        logger.logLevel = .warning
        return logger
    }

    private static let fields: HTTPFields = {
        var fields: HTTPFields = [.contentType: "application/json", .connection: "keep-alive"]
        if let pragma = HTTPField.Name("Pragma") { fields[pragma] = "no-cache" }
        fields[.cacheControl] = "no-store, no-cache, must-revalidate, post-check=0, pre-check=0"
        fields[.expires] = "Mon, 1 Aug 2011 09:00:00 GMT"
        fields[.accessControlMaxAge] = "3600"
        fields[.accessControlAllowOrigin] = "*"
        fields[.accessControlAllowCredentials] = "true"
        fields[.accessControlAllowMethods] = "POST, GET, OPTIONS, PUT, DELETE, HEAD"
        fields[.accessControlAllowHeaders] = "Content-Type"
        return fields
    }()
}
