import Foundation
import PorchlightTestKit
import Testing

@Suite("Where the owner's API can be reached", .timeLimit(.minutes(1)))
struct ControlDoorTests {
    @Test func theSocketIsForItsOwnerAlone() async throws {
        try await TestBridge.run { bridge in
            let mode = { (path: String) in
                (try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber)?.intValue
            }
            let socket = try mode(bridge.controlSocket)
            let directory = try mode(URL(filePath: bridge.controlSocket).deletingLastPathComponent().path)
            #expect(socket == 0o600)
            #expect(directory == 0o700)
        }
    }

    @Test func itIsGoneWithTheBridge() async throws {
        let path = try await TestBridge.run { $0.controlSocket }
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test(arguments: [
        ("GET", "/status"), ("GET", "/linkbutton"), ("POST", "/linkbutton"), ("GET", "/apps"), ("DELETE", "/apps/test%23test"),
        ("GET", "/lights"), ("POST", "/lights"), ("PUT", "/lights/1"), ("DELETE", "/lights/1"), ("GET", "/history"),
        ("GET", "/events"),
    ])
    func overTheNetworkThereIsNothingAtItsPaths(_ method: String, _ path: String) async throws {
        try await TestBridge.run { bridge in
            let key = try await bridge.key()
            for base in [bridge.http, bridge.https] {
                #expect(try await Client.send(method, base.absoluteString + path, fields: ["Connection": "close"]).status == 404)
            }
            // Behind a key it is no path of v1 that does what the owner's does.
            _ = try await bridge.send(method, "/api/wrong" + path)
            try await bridge.advance(by: .seconds(31))
            #expect(try await bridge.get("/api/\(key)/config")["linkbutton"] as? Bool == false)
            #expect(try await bridge.get("/api/\(key)/lights").names().count == 6)
        }
    }

    @Test(arguments: [
        ("GET", "/"), ("GET", "/nothing"), ("PUT", "/status"), ("DELETE", "/linkbutton"), ("DELETE", "/lights"), ("POST", "/events"),
        ("GET", "/api/config"), ("GET", "/lights/1/state"), ("DELETE", "/lights/1/state"), ("GET", "/apps/a/b"), ("GET", "/status/x"),
    ])
    func whatItDoesNotKnowItSays(_ method: String, _ path: String) async throws {
        try await TestBridge.run { bridge in
            let problem = try await Owner(of: bridge).problem(method, path)
            #expect(problem == "there is nothing at \(method) \(path)")
            #expect(try await bridge.get("/api/\(try await bridge.key())/lights").names().count == 6)
        }
    }

    @Test(arguments: ["", "{", "[]", "null", #"{"model":7}"#, #"{"name":"no model"}"#])
    func aBodyThatCannotBeReadIsRefused(_ body: String) async throws {
        try await TestBridge.run { bridge in
            let problem = try await Owner(of: bridge).problem("POST", "/lights", body)
            #expect(problem?.hasPrefix("the request cannot be read") == true, "\(problem ?? "it was granted")")
        }
    }

    @Test func aBodyThatIsTooLongIsRefused() async throws {
        try await TestBridge.run { bridge in
            let body = #"{"model":"LCT015","name":""# + String(repeating: "x", count: 70_000) + #""}"#
            let problem = try await Owner(of: bridge).problem("POST", "/lights", body)
            #expect(problem?.hasPrefix("the request cannot be read") == true)
        }
    }
}
