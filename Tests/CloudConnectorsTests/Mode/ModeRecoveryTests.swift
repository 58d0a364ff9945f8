import BridgeCore
import CloudConnectors
import Connectivity
import Foundation
import HomeModel
import Testing

@Suite("MODE's cloud fails, and everything is well again soon", .timeLimit(.minutes(1)))
struct ModeRecoveryTests {
    @Test func aSessionThatEndsMeanwhileIsReplacedAndNoOrderIsLost() async throws {
        try await withModeCloud { cloud in
            let house = try cloud.bridge()
            try await house.connected {
                #expect(try await modeEventually { house.isReachable(9001) })
                let token = try #require(await house.secrets.all["token"])
                #expect(try await cloud.ask("DELETE", "/userSession", key: token).status == 204)
                #expect(try await modeEventually { await house.secrets.all["token"] != token && house.isReachable(9001) })
                try await house.set(9001) { $0.on = true }
                #expect(try await modeEventually { try await cloud.device(9001)["status"] == "on" })
            }
        }
    }

    @Test func aSocketThatIsCutIsOpenedAgainAndWhatWasMissedIsSeen() async throws {
        try await withModeCloud { cloud in
            let house = try cloud.bridge()
            try await house.connected {
                #expect(try await modeEventually { house.isReachable(9002) })
                let lights = house.home.lights.all.map(\.id)
                try await cloud.faults(["refuseSockets": true, "path": "/userSession"])
                try await cloud.cutSockets()
                #expect(try await modeEventually { !house.isReachable(9002) })
                #expect(try await modeEventually { try await cloud.device(9002)["connected"] == true })
                try await cloud.touch(9002, ["status": "on", "bri": 77])
                try await cloud.faults(nil)
                #expect(try await modeEventually(within: .seconds(5)) { house.light(9002)?.state.on == true })
                #expect(house.home.lights.all.map(\.id) == lights)
                #expect(try await modeEventually { house.isReachable(9002) })
            }
        }
    }

    @Test func aCloudThatIsKilledAndComesBackFindsEverythingReachableWithinFiveSeconds() async throws {
        let directory = NSTemporaryDirectory() + "mode-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let base = try await withModeCloud(directory: directory) { $0.base }
        let port = try #require(URLComponents(string: base)?.port)
        let house = try ModeStage(base: base).bridge()
        try await house.connected {
            try await withModeCloud(directory: directory, port: port) { cloud in
                #expect(try await modeEventually { house.isReachable(9001) && house.isReachable(9004) })
                try await cloud.touch(9001, ["status": "on"])
                #expect(try await modeEventually { house.light(9001)?.state.on == true })
            }
            #expect(try await modeEventually { !house.isReachable(9001) && !house.isReachable(9004) })
            let lights = house.home.lights.all.map(\.id)
            try await withModeCloud(directory: directory, port: port) { cloud in
                let isBack = try await modeEventually(within: .seconds(5)) {
                    [9001, 9002, 9003, 9004].allSatisfy(house.isReachable)
                }
                #expect(isBack)
                // A new lamp that is off took the place of the one that was on.
                #expect(try await modeEventually { house.light(9001)?.state.on == false })
                #expect(house.home.lights.all.map(\.id) == lights)
            }
        }
    }

    /// The devices are clients of the same cloud and shall not suffer, so that theirs is not the time that is measured.
    private static let troubles: [JSONValue] = [
        ["path": "/homes", "status": 500], ["path": "/homes", "status": 503], ["path": "/homes", "status": 401],
        ["path": "/homes", "status": 429, "retryAfter": 1], ["path": "/homes", "status": 403], ["path": "/homes", "rubbish": true],
        ["path": "/homes", "hang": true], ["path": "/homes", "drip": 2], ["path": "/homes", "delay": 4],
        ["path": "/userSession", "status": 500], ["path": "/userSession", "status": 401], ["path": "/userSession", "hang": true],
        ["path": "/userSession", "refuseSockets": true],
    ]

    @Test(arguments: troubles) func whateverACloudAnswersItIsBackWithinFiveSecondsOfItsSenses(_ trouble: JSONValue) async throws {
        try await withModeCloud { cloud in
            let house = try cloud.bridge()
            try await house.connected {
                #expect(try await modeEventually { [9001, 9002, 9003].allSatisfy(house.isReachable) })
                try await cloud.faults(trouble)
                try await cloud.cutSockets()
                #expect(try await modeEventually { !house.failures.all.isEmpty && !house.isReachable(9001) })
                try await house.set(9001) { $0.on = true }
                #expect(house.light(9001)?.state.on == true)
                try await ModeBridge.world.sleep(for: .seconds(1))
                try await cloud.faults(nil)
                let isBack = try await modeEventually(within: .seconds(5)) { [9001, 9002, 9003].allSatisfy(house.isReachable) }
                #expect(isBack, "\(house.failures.all.map { "\($0.error)" })")
                try await house.set(9002) { $0.on = true }
                #expect(try await modeEventually { try await cloud.device(9002)["status"] == "on" })
            }
        }
    }

    @Test func ordersThatFailForOnceAreRepeatedByNobodyAndTruthIsTold() async throws {
        try await withModeCloud { cloud in
            let house = try cloud.bridge()
            try await house.connected {
                #expect(try await modeEventually { house.isReachable(9001) })
                try await cloud.faults(["status": 429, "retryAfter": 1, "path": "/devices/9001/command", "times": 1])
                try await house.set(9001) { $0.on = true }
                #expect(try await modeEventually { house.light(9001)?.state.on == false })
                #expect(house.isReachable(9001))
                try await house.set(9001) { $0.on = true }
                #expect(try await modeEventually { try await cloud.device(9001)["status"] == "on" })
            }
            #expect(house.failures.all.isEmpty)
        }
    }

    @Test func aWrongPasswordIsShownOnceAndNotAgainForAMinute() async throws {
        try await withModeCloud { cloud in
            let house = try cloud.bridge(password: "wrong")
            try await house.connected {
                #expect(try await modeEventually { !house.failures.all.isEmpty })
                let requests = try await cloud.requests()
                try await ModeBridge.world.sleep(for: .seconds(2))
                #expect(house.failures.all.count == 1)
                #expect(house.failures.all[0].error as? CloudFailure == .declined("the password is wrong"))
                #expect(house.failures.all[0].wait >= .seconds(60))
                // The simulated devices are quiet by now, and asking is a request of its own.
                #expect(try await cloud.requests() <= requests + 2)
            }
        }
    }
}
