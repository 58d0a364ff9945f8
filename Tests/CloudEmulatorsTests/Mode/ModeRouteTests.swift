@testable import CloudEmulators
import Connectivity
import HTTPTypes
import Testing

@Suite("MODE: the table of routes", .timeLimit(.minutes(1)))
struct ModeRouteTests {
    /// Every endpoint as the vendor's reference lists it.
    private static let endpoints = """
        post /users; get /users/{userId}; patch /users/{userId}; delete /users/{userId}; get /homes; post /homes; \
        get /homes/{homeId}; patch /homes/{homeId}; delete /homes/{homeId}; get /homes/{homeId}/members; \
        post /homes/{homeId}/members; get /homes/{homeId}/members/{userId}; delete /homes/{homeId}/members/{userId}; \
        get /homes/{homeId}/smartModules; get /homes/{homeId}/smartModules/{moduleId}; put /homes/{homeId}/event; \
        post /homes/{homeId}/deviceProvisioning; get /homes/{homeId}/kv; get /homes/{homeId}/kv/{key}; \
        delete /homes/{homeId}/kv/{key}; put /homes/{homeId}/kv/{key}; get /devices; post /devices; get /devices/{deviceId}; \
        patch /devices/{deviceId}; delete /devices/{deviceId}; put /devices/{deviceId}/command; \
        get /devices/{deviceId}/command; put /devices/{deviceId}/event; get /auth; post /auth/user; post /auth/user/sms; \
        post /auth/user/emailVerification; post /auth/user/emailVerification/start; post /auth/user/passwordReset; \
        post /auth/user/passwordReset/start; post /deviceRegistration; get /userSession; delete /userSession; \
        get /userSession/websocket
        """.split(separator: "; ").map(String.init)

    @Test func itHasEveryEndpointOfTheReferenceAndNoOther() {
        let table = ModeRoute.table.map { "\($0.method.rawValue.lowercased()) \($0.pattern)" }
        #expect(table.sorted() == Self.endpoints.sorted())
        #expect(Set(table).count == table.count)
    }

    @Test(arguments: endpoints)
    func eachEndpointIsFoundByItsPath(_ endpoint: String) throws {
        let parts = endpoint.split(separator: " ")
        let path = parts[1].replacing(/\{\w+\}/, with: "a%2Fb")
        let request = EmulatorRequest(try #require(HTTPRequest.Method(parts[0].uppercased())), path + "?x=1")
        let (route, parameters) = try #require(ModeRoute.find(request))
        #expect("\(route.pattern)" == parts[1])
        #expect(parameters.values.allSatisfy { $0 == "a/b" })
        #expect(parameters.count == parts[1].count { $0 == "{" })
    }

    @Test(arguments: ["/", "/user", "/users/1/2", "/homes/1/event/2", "/auth/users", "/devices/1/commands"])
    func whatIsNotInTheTableIsNotThere(_ path: String) async throws {
        let bench = try await ModeBench.straight()
        for method in ["GET", "POST", "PUT", "PATCH", "DELETE"] {
            #expect(try await bench.ask(method, path).verdict == "404 UNKNOWN", "\(method)")
        }
    }

    @Test func aMethodThatIsNotListedIsNotThereEither() async throws {
        let bench = try await ModeBench.straight()
        #expect(try await bench.ask("PUT", "/users/101").verdict == "404 UNKNOWN")
        #expect(try await bench.ask("DELETE", "/auth").verdict == "404 UNKNOWN")
    }

    @Test func pagesFromAnywhereMayAsk() async throws {
        let bench = try await ModeBench.straight()
        let before = try await bench.ask("OPTIONS", "/homes/1/kv/a")
        #expect(before.status == 204 && before.body.isEmpty)
        #expect(before.headers["access-control-allow-methods"]?.contains("PATCH") == true)
        #expect(before.headers["access-control-allow-headers"]?.contains("Authorization") == true)
        for answer in [before, try await bench.ask("GET", "/auth"), try await bench.ask("GET", "/homes/55")] {
            #expect(answer.headers["access-control-allow-origin"] == "*")
            #expect(answer.headers["access-control-allow-credentials"] == "false")
            #expect(answer.headers["access-control-expose-headers"] == "X-Xsrf-Guard")
        }
    }
}
