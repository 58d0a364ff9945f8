import BridgeCore
import CloudConnectors
import Connectivity
import HomeModel
import Testing

@Suite("Whatever MODE's cloud answers, the home is none the worse for it", .timeLimit(.minutes(1)))
struct ModeTroubleTests {
    /// The devices are clients of the same cloud and shall not suffer, so that theirs is not the time that is measured.
    private static let troubles: [JSONValue] = [
        ["path": "/homes", "status": 500], ["path": "/homes", "status": 503], ["path": "/homes", "status": 401],
        ["path": "/homes", "status": 429, "retryAfter": 1], ["path": "/homes", "status": 403],
        ["path": "/homes", "rubbish": true],
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
                // What was asked of a lamp meanwhile has come true, or is taken back.
                #expect(try await modeEventually {
                    try await cloud.device(9001)["status"]?.string == (house.light(9001)?.state.on == true ? "on" : "off")
                })
                try await house.set(9002) { $0.on = true }
                #expect(try await modeEventually { try await cloud.device(9002)["status"] == "on" })
            }
        }
    }

    @Test func whatIsNotAllowedIsNotAskedForAgainAtOnce() async throws {
        try await withModeCloud { cloud in
            let house = try cloud.bridge()
            try await cloud.faults(["path": "/homes", "status": 403])
            try await house.connected {
                let hasFailed = try await modeEventually { !house.failures.all.isEmpty }
                try #require(hasFailed)
                #expect(house.failures.all[0].error as? CloudFailure == .notAllowed("see its homes (UNKNOWN)"))
                #expect(house.failures.all[0].wait >= .seconds(3))
            }
        }
    }

    @Test func anOrderThatIsNotTakenForNowWaitsItsTurn() async throws {
        try await withModeCloud { cloud in
            let house = try cloud.bridge()
            try await house.connected {
                #expect(try await modeEventually { house.isReachable(9001) })
                try await cloud.faults(["status": 429, "retryAfter": 1, "path": "/devices/9001/command", "times": 1])
                try await house.set(9001) { $0.on = true }
                #expect(try await modeEventually { try await cloud.device(9001)["status"] == "on" })
                #expect(house.isReachable(9001) && house.light(9001)?.state.on == true)
            }
            #expect(house.failures.all.isEmpty)
        }
    }

    @Test func oneDeviceThatMayNotBeSpokenToCostsNoOther() async throws {
        try await withModeCloud { cloud in
            try await cloud.faults(["path": "/devices/9001/command", "status": 403])
            let house = try cloud.bridge()
            try await house.connected {
                #expect(try await modeEventually { house.isReachable(9002) })
                try await house.set(9002) { $0.on = true }
                #expect(try await modeEventually { try await cloud.device(9002)["status"] == "on" })
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
