@testable import CloudEmulators
import Connectivity
import Foundation
import Testing

@Suite("DeviceHive's cloud keeps what it is told", .timeLimit(.minutes(1)))
struct HiveRestartTests {
    @Test func aRestartKeepsEverything() async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "hive-\(UInt64.random(in: 0 ... .max))")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let path = directory.path
        let (pair, plugin) = try await HiveBench.with(directory: path) { bench in
            let pair = try await bench.logIn()
            _ = try await bench.ask("PUT device/lamp-9", ["name": "Nine", "data": ["n": [1, 2.5]], "networkId": 2], as: pair.access)
            _ = try await bench.ask("POST device/lamp-9/command", ["command": "blink", "parameters": ["n": 3]], as: pair.access)
            _ = try await bench.ask("POST device/lamp-9/notification", ["notification": "blinked"], as: pair.access)
            _ = try await bench.ask("POST user", ["login": "bob", "password": "hunter2!", "role": 1], as: pair.access)
            _ = try await bench.ask("PUT configuration/color", ["value": "green"], as: pair.access)
            let plugin = try await bench.ask("POST plugin", ["name": "Watcher"], as: pair.access)
            return (pair, try HiveBench.pair(plugin))
        }
        // Another secret in the account says nothing: the cloud is not new.
        try await HiveBench.with(directory: path, changing: ["secret": "somethingelse"]) { bench in
            let admin = pair.access
            let device = try await bench.ask("GET device/lamp-9", as: admin)
            #expect(device.json?["data"] == ["n": [1, 2.5]])
            #expect(device.json?["networkId"] == 2)
            let commands = try await bench.ask("GET device/lamp-9/command", as: admin).json?.array
            #expect(commands?.map { $0["parameters"] } == [["n": 3]])
            let reports = try await bench.ask("GET device/lamp-9/notification?notification=blinked", as: admin).json?.array
            #expect(reports?.count == 1)
            #expect(try await bench.logIn("bob", "hunter2!").access.isEmpty == false)
            #expect(try await bench.ask("GET configuration/color", as: admin).json?["value"] == "green")
            #expect(try await bench.ask("GET token/plugin/authenticate?token=\(plugin.access)").status == 200)
            #expect(try await bench.ask("POST token/refresh", ["refreshToken": .string(pair.refresh)]).status == 201)
        }
    }

    @Test func aCloudWithoutASecretMakesOneThatNobodyKnows() async throws {
        try await HiveBench.with(changing: ["secret": nil]) { bench in
            let token = try await bench.logIn().access
            #expect(!HiveToken.isSigned(token, key: HiveToken.stockKey))
            let forged = HiveToken.forge(#"{"u":1,"a":[0],"n":["*"],"dt":["*"],"e":4102444800000,"t":1}"#)
            #expect(try await bench.ask("GET device", as: forged).status == 401)
        }
    }

    @Test func lifetimesAreThoseOfTheAccount() async throws {
        try await HiveBench.with(changing: ["lifetimes": ["access": 10, "refresh": 20]]) { bench in
            let pair = try await bench.logIn()
            bench.clock.advance(by: .seconds(11))
            #expect(try await bench.ask("GET device", as: pair.access).verdictOfHive == "401 Token expired")
            #expect(try await bench.ask("POST token/refresh", ["refreshToken": .string(pair.refresh)]).status == 201)
            bench.clock.advance(by: .seconds(10))
            #expect(try await bench.ask("POST token/refresh", ["refreshToken": .string(pair.refresh)]).status == 401)
        }
    }
}
