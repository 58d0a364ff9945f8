import BridgeCore
@testable import CloudConnectors
import CloudEmulators
import Connectivity
import Foundation
import HomeModel
import Testing

@Suite("eWeLink: lost and found", .timeLimit(.minutes(1)))
struct EWeLinkLossJourneyTests {
    typealias Stage = EWeLinkStage

    @Test func aSocketThatIsCutIsOpenedAgainAndWhatWasMissedIsCaughtUpOn() async throws {
        try await Stage.serve { stage in
            let home = try EWeLinkHome(at: stage.base)
            try await home.connected {
                try await home.settled()
                await stage.cloud.cutSockets()
                try await home.until("it is lost") { home.ledger.page.failure != nil }
                // Devices lost theirs too; what one reports into a dead socket is gone.
                try await stage.allThere()
                try await stage.touch(Stage.lamp, ["switch": "on"])
                try await home.settled(connections: 2)
                try await home.until("it is caught up on") {
                    home.light(Stage.lamp)?.state.on == true && home.isReachable(Stage.lamp)
                }
            }
            #expect(stage.front.logIns == 1)
        }
    }

    @Test func aDeviceThatGoesIsUnreachableAndIsAskedWhenItIsBack() async throws {
        try await Stage.serve { stage in
            let home = try EWeLinkHome(at: stage.base)
            try await home.connected {
                try await home.settled()
                try await stage.touch(Stage.lamp, ["connected": false])
                try await home.until("it is away") { !home.isReachable(Stage.lamp) }
                #expect(home.isReachable(Stage.dimmer))
                try await home.set(Stage.lamp) { $0.on = true }
                try await home.until("it is taken back") { home.light(Stage.lamp)?.state.on == false }
                try await stage.touch(Stage.lamp, ["connected": true])
                try await home.until("it is back") { home.isReachable(Stage.lamp) }
            }
            #expect(home.failures.all.isEmpty)
        }
    }

    // E-43
    @Test func aDeviceThatDoesNotAnswerIsAwayUntilItSpeaks() async throws {
        try await Stage.serve { stage in
            let home = try EWeLinkHome(at: stage.base)
            try await home.connected {
                try await home.settled()
                try await stage.touch(Stage.lamp, ["deaf": true])
                try await home.set(Stage.lamp) { $0.on = true }
                try await home.until("it is away") { !home.isReachable(Stage.lamp) && home.light(Stage.lamp)?.state.on == false }
                try await stage.touch(Stage.lamp, ["deaf": false, "rssi": -40])
                try await home.until("it is back") { home.isReachable(Stage.lamp) }
            }
        }
    }

    // E-50
    @Test func aCloudThatIsKilledDuringACommandIsBackWithTheTruth() async throws {
        let directory = try Directory()
        let base = try await Stage.serve(directory: directory.path) { $0.base }
        let port = try #require(URL(string: base)?.port)
        let home = try EWeLinkHome(at: base)
        try await home.connected {
            try await Stage.serve(directory: directory.path, port: port) { stage in
                try await home.settled()
                try await stage.touch(Stage.lamp, ["deaf": true])
                try await home.set(Stage.lamp) { $0.on = true }
                try await home.until("it is under way") { home.ledger.page.orders.sent == 1 }
            }
            try await home.until("it is lost") { !home.isReachable(Stage.lamp) }
            try await Stage.serve(directory: directory.path, port: port) { stage in
                try await home.settled(connections: 2)
                try await home.until("it is as it was") {
                    home.light(Stage.lamp)?.state.on == false && home.isReachable(Stage.lamp)
                }
                try await home.set(Stage.lamp) { $0.on = true }
                try await stage.until { try await stage.state(Stage.lamp)["switch"] == "on" }
                #expect(stage.front.logIns == 0)
            }
        }
    }

    @Test func aShareThatIsTakenAwayTakesItsDeviceAlong() async throws {
        try await Stage.serve { stage in
            let ann = try await stage.signIn()
            try await stage.speak(ann, [
                "action": "share", "deviceid": .string(Stage.lamp),
                "params": ["uid": "ben@example.com", "deviceName": "lamp", "userName": "Ann", "permit": 0],
            ])
            let home = try EWeLinkHome(at: stage.base, settings: Stage.ben)
            try await home.connected {
                try await home.settled()
                try await home.set(Stage.lamp) { $0.on = true }
                try await stage.until { try await stage.state(Stage.lamp)["switch"] == "on" }
                try await stage.speak(ann, [
                    "action": "cancelShare", "deviceid": .string(Stage.lamp), "params": ["uid": "ben@example.com"],
                ])
                try await home.set(Stage.lamp) { $0.on = false }
                try await home.until("it is gone") { !home.isReachable(Stage.lamp) }
                #expect(try await stage.state(Stage.lamp)["switch"] == "on")
            }
            #expect(home.failures.all.isEmpty)
        }
    }

    @Test func aStartWithoutInternetKnowsTheDevices() async throws {
        let kept = try await Stage.serve { stage in
            let home = try EWeLinkHome(at: stage.base)
            try await home.connected { try await home.settled() }
            return await home.secrets.all
        }
        let home = try EWeLinkHome(at: "http://127.0.0.1:1", secrets: kept)
        let roster = await EWeLinkHouse(home.account, secrets: home.secrets, world: home.world).current()
        #expect(roster.ids.count == 8)
        #expect(roster.device(Stage.lamp)?.devicekey == "22222222-bbbb-4bbb-8bbb-000000000001")
    }
}

/// A directory that goes away with the test.
private final class Directory: Sendable {
    let path: String

    init() throws {
        let name = "ewelink-\(ProcessInfo.processInfo.globallyUniqueString)"
        path = FileManager.default.temporaryDirectory.appending(path: name).path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
