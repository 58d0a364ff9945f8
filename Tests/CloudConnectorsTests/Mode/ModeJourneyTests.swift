import BridgeCore
import CloudConnectors
import Connectivity
import Foundation
import HomeModel
import Testing

/// Real sockets, real time, the emulator as the cloud. 9001 is a lamp with a switch, 9002 dims, 9003 has colours, 9004 senses.
@Suite("Devices behind MODE's cloud are at home here", .timeLimit(.minutes(1)))
struct ModeJourneyTests {
    @Test func lightsAppearAndAnOrderComesTrue() async throws {
        try await withModeCloud { cloud in
            let house = try cloud.bridge()
            try await house.connected {
                #expect(try await modeEventually { house.isReachable(9003) && house.light(9003) != nil })
                #expect(house.home.lights.all.map(\.name).sorted() == ["Desk lamp", "Porch lamp", "Shelf lamp"])
                #expect(house.light(9001)?.abilities == DeviceKind.onOff.abilities)
                #expect(try await modeEventually { house.readings(9004).contains(.humidity(45)) })
                try await house.set(9003) { $0.on = true; $0.brightness = .to(.lowest); $0.mirek = .to(Mirek(200)) }
                #expect(try await modeEventually { try await cloud.device(9003)["ct"] == 200 })
                let device = try await cloud.device(9003)
                #expect(device["status"] == "on" && device["bri"] == 1)
                #expect(house.light(9003)?.state.color?.mirek == Mirek(200))
            }
            #expect(house.failures.all.isEmpty)
            #expect(await house.secrets.all["token"] != nil)
        }
    }

    @Test func aHandOnADeviceIsSeen() async throws {
        try await withModeCloud { cloud in
            let house = try cloud.bridge()
            try await house.connected {
                #expect(try await modeEventually { house.isReachable(9002) && house.isReachable(9004) })
                try await cloud.touch(9002, ["status": "on", "bri": 128])
                #expect(try await modeEventually { house.light(9002)?.state.on == true })
                #expect(house.light(9002)?.state.brightness == Brightness(fraction: 127.0 / 253))
                try await cloud.touch(9004, ["temperature": 17.25, "battery": 33])
                #expect(try await modeEventually { house.readings(9004).contains(.temperature(17.25)) })
                #expect(house.home.devices[house.key(9004).resourceID]?.battery == 33)
            }
        }
    }

    @Test func whatALampIsSetToIsAskedWhenItComesBack() async throws {
        try await withModeCloud { cloud in
            let house = try cloud.bridge()
            try await house.connected {
                #expect(try await modeEventually { house.isReachable(9001) })
                try await cloud.touch(9001, ["connected": false])
                #expect(try await modeEventually { !house.isReachable(9001) })
                try await cloud.touch(9001, ["status": "on"])
                try await cloud.touch(9001, ["connected": true])
                #expect(try await modeEventually { house.isReachable(9001) && house.light(9001)?.state.on == true })
            }
        }
    }

    @Test func anOrderForADeviceThatIsAwayIsTakenBack() async throws {
        try await withModeCloud { cloud in
            let house = try cloud.bridge()
            try await house.connected {
                #expect(try await modeEventually { house.isReachable(9001) })
                try await cloud.touch(9001, ["connected": false])
                #expect(try await modeEventually { !house.isReachable(9001) })
                try await house.set(9001) { $0.on = true }
                #expect(try await modeEventually { house.light(9001)?.state.on == false })
                #expect(!house.isReachable(9001))
            }
            #expect(house.failures.all.isEmpty)
        }
    }

    @Test func whatADeafLampDidNotDoIsTakenBackAfterFiveSeconds() async throws {
        try await withModeCloud { cloud in
            let house = try cloud.bridge()
            try await house.connected {
                #expect(try await modeEventually { house.isReachable(9002) })
                try await cloud.touch(9002, ["deaf": true])
                let asked = ModeBridge.world.now().uptime
                try await house.set(9002) { $0.on = true }
                #expect(house.light(9002)?.state.on == true)
                #expect(try await modeEventually { house.light(9002)?.state.on == false })
                #expect(ModeBridge.world.now().uptime - asked >= .seconds(5))
                #expect(try await modeEventually { house.ledger.page.orders.unconfirmed == 1 })
                try await cloud.touch(9002, ["deaf": false])
                try await house.set(9002) { $0.on = true }
                #expect(try await modeEventually { try await cloud.device(9002)["status"] == "on" })
            }
        }
    }

    @Test func anEffectIsTakenBackSinceThereAreNone() async throws {
        try await withModeCloud { cloud in
            let house = try cloud.bridge()
            try await house.connected {
                #expect(try await modeEventually { house.isReachable(9003) })
                try await house.set(9003) { $0.on = true; $0.effect = .colorLoop }
                #expect(try await modeEventually { house.light(9003)?.state.effect == LightEffect.none })
                #expect(try await modeEventually { try await cloud.device(9003)["status"] == "on" })
                try await house.set(9003) { $0.effect = .colorLoop }
                #expect(try await modeEventually { house.light(9003)?.state.effect == LightEffect.none })
            }
        }
    }

    @Test func aSliderThatIsDraggedSendsNoMoreThanTheLimitAndEndsWhereItWasLeft() async throws {
        try await withModeCloud { cloud in
            let house = try cloud.bridge()
            try await house.connected {
                #expect(try await modeEventually { house.isReachable(9002) && house.light(9002)?.state.on == false })
                try await house.set(9002) { $0.on = true }
                #expect(try await modeEventually { try await cloud.device(9002)["status"] == "on" })
                let (start, before) = (ModeBridge.world.now().uptime, house.ledger.page.orders.sent)
                for step in 1...120 {
                    try await house.set(9002) { $0.brightness = .to(Brightness(fraction: Double(120 - step) / 120)) }
                    try await ModeBridge.world.sleepUntil(start + .milliseconds(1000 * step / 60))
                }
                #expect(try await modeEventually { try await cloud.device(9002)["bri"] == 1 })
                let took = ModeBridge.world.now().uptime - start
                let sent = house.ledger.page.orders.sent - before
                #expect((5...Int(took / .milliseconds(200)) + 1).contains(sent), "\(sent) in \(took)")
                #expect(house.light(9002)?.state.brightness == .lowest)
            }
        }
    }
}
