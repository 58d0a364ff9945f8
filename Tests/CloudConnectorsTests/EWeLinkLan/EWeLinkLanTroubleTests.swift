@testable import CloudConnectors
import Connectivity
import HomeModel
import Testing

@Suite("Trouble with eWeLink on the LAN", .serialized, .timeLimit(.minutes(1)))
struct EWeLinkLanTroubleTests {
    /// Behaves, is sent an order, and gives why that failed.
    private func failure(
        _ port: Int, _ manner: LanDevice.Manner, _ check: @escaping @Sendable (LanDevice, EWeLinkLanFailure?) async throws -> Void
    ) async throws {
        try await LanStage(port: port).play { device, lan, diary in
            #expect(await diary.hears { !$0.said.isEmpty })
            await device.behave(manner)
            let failure = await #expect(throws: EWeLinkLanFailure.self) {
                try await lan.send(["switch": "on"], to: device.id, patience: .milliseconds(500))
            }
            try await check(device, failure)
        }
    }

    @Test func aBusyDeviceIsAskedAgain() async throws {
        try await LanStage(port: 46_101).play { device, lan, diary in
            #expect(await diary.hears { !$0.said.isEmpty })
            await device.behave(.resets(5))
            try await lan.send(["switch": "on"], to: device.id, patience: .seconds(1))
            let requests = await device.requests
            #expect(requests.count == 6)
            // The same order each time: it cannot be taken for several.
            #expect(Set(requests.map(\.sequence)).count == 1)
        }
    }

    @Test func oneThatIsAlwaysBusyIsGivenUp() async throws {
        try await failure(46_102, .resets(1000)) { device, failure in
            guard case .perhapsDelivered(.connection(.lost)) = failure else {
                Issue.record("\(String(describing: failure))")
                return
            }
            #expect(await device.requests.count == 11)
        }
    }

    @Test func whatMustNotBeDoneTwiceIsNotSentAgain() async throws {
        try await LanStage(port: 46_113, silence: .seconds(60)).play { device, lan, diary in
            #expect(await diary.hears { !$0.said.isEmpty })
            await device.behave(.resets(1000))
            let failure = await #expect(throws: EWeLinkLanFailure.self) {
                try await lan.send(["switch": "on"], to: device.id, patience: .seconds(1), repeats: false)
            }
            guard case .perhapsDelivered = failure else {
                Issue.record("\(String(describing: failure))")
                return
            }
            #expect(await device.requests.count == 1)
        }
    }

    @Test func noAnswerInTimeLeavesItOpen() async throws {
        try await failure(46_103, .slow) { device, failure in
            #expect(failure == .perhapsDelivered(.connection(.timedOut)))
            #expect(await device.requests.count == 1)
        }
    }

    @Test func rubbishLeavesItOpen() async throws {
        try await failure(46_104, .rubbish) { _, failure in
            guard case .perhapsDelivered(.connection(.notUnderstood)) = failure else {
                Issue.record("\(String(describing: failure))")
                return
            }
        }
    }

    @Test(arguments: [(46_105, 429), (46_106, 503), (46_107, 404)])
    func aPageIsARefusal(port: Int, status: Int) async throws {
        try await failure(port, .page(status)) { _, failure in
            #expect(failure == .notDelivered(.notFollowed("it answered \(status)")))
        }
    }

    @Test func anErrorIsARefusalAndASignOfLife() async throws {
        try await LanStage(port: 46_108).play { device, lan, diary in
            #expect(await diary.hears { !$0.said.isEmpty })
            await device.behave(.error(422))
            for _ in 0..<3 {
                await #expect(throws: EWeLinkLanFailure.notDelivered(.notFollowed("it does not take the value (422)"))) {
                    try await lan.send(["switch": "on"], to: device.id, patience: .seconds(1))
                }
            }
            #expect(await lan.reaches(device.id))
        }
    }

    @Test func oneThatIsGoneIsLostAndComesBack() async throws {
        let stage = LanStage(port: 46_109)
        try await stage.listen { lan, diary in
            let device = try stage.device()
            try await device.run {
                #expect(await diary.hears { !$0.said.isEmpty })
            }
            // Now nobody listens at its port. It is asked after its silence, and once more.
            #expect(await diary.hears { $0.all.last == .lost(device.id) })
            await #expect(throws: EWeLinkLanFailure.notDelivered(.deviceIsAway)) {
                try await lan.send(["switch": "on"], to: device.id, patience: .seconds(1))
            }
            try await device.run {
                try await device.announce()
                #expect(await diary.hears { $0.all.drop { $0 != .lost(device.id) }.contains { $0.isBack } })
                #expect(await diary.hears { $0.said.count == 2 })
                #expect(await lan.reaches(device.id))
            }
        }
    }

    @Test func whoeverRefusesAConnectionDidNotGetIt() async throws {
        let stage = LanStage(port: 46_110, silence: .seconds(60))
        try await stage.listen { lan, diary in
            let device = try stage.device()
            try await device.run { #expect(await diary.hears { !$0.said.isEmpty }) }
            await #expect(throws: EWeLinkLanFailure.notDelivered(.connection(.unreachable("connection refused")))) {
                try await lan.send(["switch": "on"], to: device.id, patience: .seconds(1))
            }
        }
    }

    @Test func aSilentOneIsAskedAndStays() async throws {
        try await LanStage(port: 46_111).play { device, lan, diary in
            #expect(await diary.hears { !$0.said.isEmpty })
            await device.goOffAir()
            await device.behave(.page(404))
            #expect(await diary.eventually { await device.requests.filter { $0.path == "/zeroconf/getState" }.count >= 3 })
            #expect(await lan.reaches(device.id))
            #expect(!diary.all.contains(.lost(device.id)))
        }
    }

    @Test func ordersGoOneAfterTheOtherWithAPause() async throws {
        try await LanStage(port: 46_112, silence: .seconds(60)).play { device, lan, diary in
            #expect(await diary.hears { !$0.said.isEmpty })
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<5 {
                    group.addTask { try await lan.send(["startup": .int(Int64(number))], to: device.id, patience: .seconds(1)) }
                }
                try await group.waitForAll()
            }
            let requests = await device.requests
            #expect(requests.count == 5 && Set(requests.map(\.sequence)).count == 5)
            #expect(await device.mostAtOnce == 1)
            for (one, next) in zip(requests, requests.dropFirst()) { #expect(next.at - one.at >= .milliseconds(200)) }
        }
    }
}
