import BridgeCore
import CloudConnectors
import Connectivity
import Foundation
import HomeModel
import Testing

@Suite("MODE's cloud fails, and everything is well again soon", .timeLimit(.minutes(1)))
struct ModeRecoveryTests {
    @Test func aSessionThatEndsMeanwhileIsReplacedByOneLogIn() async throws {
        try await withModeCloud { cloud in
            let house = try cloud.bridge()
            try await house.connected {
                #expect(try await modeEventually { house.isReachable(9001) })
                let token = try #require(await house.secrets.all["token"])
                #expect(try await cloud.ask("DELETE", "/userSession", key: token).status == 204)
                #expect(try await modeEventually { await house.secrets.all["token"] != token && house.isReachable(9001) })
                try await house.set(9001) { $0.on = true }
                #expect(try await modeEventually { try await cloud.device(9001)["status"] == "on" })
                #expect(await house.secrets.kept["token"] == 2)
            }
        }
    }

    @Test func aSocketThatIsCutIsOpenedAgainAndWhatWasMissedIsSeen() async throws {
        try await withModeCloud { cloud in
            let house = try cloud.bridge()
            try await house.connected {
                #expect(try await modeEventually { house.isReachable(9002) && house.home.lights.count == 3 })
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
}
