@testable import CloudEmulators
import Connectivity
import Testing

@Suite("Users, networks, types and settings of DeviceHive", .timeLimit(.minutes(1)))
struct HiveResourceTests {
    @Test func aUserIsMadeChangedAndRemoved() async throws {
        try await HiveBench.with { bench in
            let admin = try await bench.logIn().access
            let made = try await bench.ask(
                "POST user", ["login": "bob", "password": "hunter2!", "role": 1, "data": ["x": 1]], as: admin)
            #expect(made.status == 201)
            let id = made.json?["id"]?.int ?? 0
            #expect(made.json?.object?["password"] == nil)
            #expect(try await bench.ask("POST user", ["login": "bob", "password": "hunter2!"], as: admin).status == 403)
            for password in ["short", String(repeating: "x", count: 129)] {
                let body: JSONValue = ["login": "eve", "password": .string(password)]
                #expect(try await bench.ask("POST user", body, as: admin).status == 400)
            }
            #expect(try await bench.ask("PUT user/\(id)/network/1", as: admin).status == 204)
            let user = try await bench.ask("GET user/\(id)", as: admin).json
            #expect(user?["networks"]?.array?.count == 1)
            #expect(user?["data"] == ["x": 1])
            #expect(user?["lastLogin"] == .null)
            let token = try await bench.logIn("bob", "hunter2!").access
            #expect(try await bench.ask("PUT user/current", ["password": "hunter3!", "data": ["x": 2], "role": 0], as: token).status == 204)
            let me = try await bench.ask("GET user/current", as: bench.logIn("bob", "hunter3!").access).json
            #expect(me?["data"] == ["x": 2])
            #expect(me?["role"] == 1)
            #expect(try await bench.ask("DELETE user/\(id)", as: admin).status == 204)
            #expect(try await bench.ask("GET user/\(id)", as: admin).verdictOfHive == "404 User with id = \(id) not found")
        }
    }

    @Test func anAdministratorUnlocksAnAccount() async throws {
        try await HiveBench.with { bench in
            let admin = try await bench.logIn().access
            for _ in 1...10 { _ = try await bench.ask("POST token", ["login": "ada", "password": "guess"]) }
            #expect(try await bench.ask("GET user/2", as: admin).json?["status"] == 1)
            _ = try await bench.ask("PUT user/2", ["status": 0], as: admin)
            #expect(try await bench.logInAsClient().access.isEmpty == false)
        }
    }

    @Test func listsAreNarrowedSortedAndCut() async throws {
        try await HiveBench.with { bench in
            let admin = try await bench.logIn().access
            let rows: [(String, [String])] = [
                ("device?namePattern=K%25", ["climate-kitchen", "lamp-kitchen"]), ("device?name=Desk", ["lamp-desk"]),
                ("device?networkName=Next%20door", ["lamp-porch"]), ("device?networkId=2", ["lamp-porch"]),
                ("device?networkId=1&sortField=name&sortOrder=DESC&take=2", ["lamp-sofa", "climate-kitchen"]),
                ("device?sortField=id&skip=5", ["lamp-sofa", "motion-hall"]), ("device?take=0", []),
                ("device?deviceTypeName=Sensor&sortField=id", ["climate-kitchen", "motion-hall"]),
            ]
            for (path, ids) in rows {
                let found = try await bench.ask("GET \(path)", as: admin).json?.array?.compactMap { $0["id"]?.string }
                #expect(path.contains("sort") ? found == ids : found?.sorted() == ids, "\(path)")
            }
            for bad in ["device?sortField=secret", "device?sortOrder=UP", "device?take=x", "device?networkId=x"] {
                #expect(try await bench.ask("GET \(bad)", as: admin).status == 400, "\(bad)")
            }
        }
    }

    @Test func aDeviceWithoutANetworkGoesToItsMakers() async throws {
        try await HiveBench.with { bench in
            let (admin, client) = (try await bench.logIn().access, try await bench.logInAsClient().access)
            for (token, id) in [(admin, "of-admin"), (client, "of-client")] {
                #expect(try await bench.ask("PUT device/\(id)", ["name": "x"], as: token).status == 204)
                #expect(try await bench.ask("GET device/\(id)", as: token).status == 200)
            }
            #expect(try await bench.ask("GET device/of-client", as: admin).json?["networkId"] == 1)
            let network = try await bench.ask("GET device/of-admin", as: admin).json?["networkId"]?.int ?? 0
            #expect(try await bench.ask("GET network/\(network)", as: admin).json?["name"] == "dhadmin")
        }
    }

    @Test func aSettingCountsItsVersions() async throws {
        try await HiveBench.with { bench in
            let admin = try await bench.logIn().access
            #expect(try await bench.ask("GET configuration/color", as: admin).status == 404)
            for (value, version) in [("green", 0), ("blue", 1)] {
                let put = try await bench.ask("PUT configuration/color", ["value": .string(value)], as: admin)
                #expect(put.status == 200)
                #expect(put.json?["entityVersion"]?.int == version)
            }
            #expect(try await bench.ask("DELETE configuration/color", as: admin).status == 204)
        }
    }

    @Test func whatCannotBeUnderstoodIsRefusedAndNothingBreaks() async throws {
        try await HiveBench.with { bench in
            let admin = try await bench.logIn().access
            let rows: [(String, String, Int)] = [
                ("PUT", "device/a", 400), ("POST", "device/lamp-hall/command", 400), ("POST", "network", 400), ("PUT", "nowhere", 404),
                ("PATCH", "device/a", 405), ("PUT", "user/x", 400), ("GET", "network/9223372036854775808", 400),
            ]
            for (method, path, status) in rows {
                for body in ["", "{", "[1]", #""x""#, #"{"name":[7]}"#] where method != "GET" || body.isEmpty {
                    let answer = try await ask(
                        bench.base, method, "/api/rest/\(path)", headers: ["Authorization": "Bearer \(admin)"], body: Array(body.utf8))
                    #expect(answer.status == status, "\(method) \(path) \(body)")
                }
            }
        }
    }
}
