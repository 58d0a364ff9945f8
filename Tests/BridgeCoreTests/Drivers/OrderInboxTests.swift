@testable import BridgeCore
import HomeModel
import Testing

@Suite("A driver's orders", .timeLimit(.minutes(1)))
struct OrderInboxTests {
    private let inbox = OrderInbox()

    @Test func sixtyForOneLampBecomeOneWithTheLastValues() async {
        inbox.post(.act([lamp(0)], action { $0.on = true }))
        for step in 1...60 { inbox.post(.act([lamp(0)], action { $0.brightness = Brightness(fraction: Double(step) / 60) })) }
        #expect(await inbox.next() == .act([lamp(0)], action { $0.on = true; $0.brightness = .full }))
        inbox.finish()
        #expect(await inbox.next() == nil)
    }

    @Test func lampsThatAreToDoTheSameGoTogether() async {
        let off = action { $0.on = false }
        for number in 0..<5 { inbox.post(.act([lamp(number)], off)) }
        inbox.post(.act([lamp(3)], action { $0.alert = .breatheOnce }))
        #expect(await inbox.next() == .act([lamp(0), lamp(1), lamp(2), lamp(4)], off))
        #expect(await inbox.next() == .act([lamp(3)], action { $0.on = false; $0.alert = .breatheOnce }))
    }

    @Test func devicesComeBeforeWhatTheyAreToDo() async {
        let key = BridgeUnderTest.key(0)
        inbox.post(.act([lamp(0)], action { $0.on = true }))
        inbox.post(.forget(key))
        #expect(await inbox.next() == .forget(key))
        #expect(await inbox.next() == .act([lamp(0)], action { $0.on = true }))
    }

    @Test func whatIsSaidWhileAnOrderIsOnItsWayIsAskedForAgain() async {
        inbox.post(.act([lamp(0), lamp(1)], action { $0.on = true }))
        #expect(inbox.setsAside(lamp(0)) && !inbox.setsAside(lamp(2)), "it waits")
        _ = await inbox.next()
        #expect(inbox.setsAside(lamp(1)), "the driver is still busy with it")
        inbox.post(.act([lamp(2)], action { $0.on = true }))
        #expect(await inbox.next() == .act([lamp(2)], action { $0.on = true }), "orders come first")
        #expect(!inbox.setsAside(lamp(0)), "the driver came back for more")
        guard case .sayAgain(let lamps)? = await inbox.next() else { return #expect(Bool(false)) }
        #expect(Set(lamps) == [lamp(0), lamp(1)])
        inbox.post(.act([lamp(0)], action { $0.on = true }))
        inbox.finish()
        #expect(!inbox.setsAside(lamp(0)), "nobody would say it again")
    }

    @Test func whatComesAfterTheEndIsForNobody() async {
        inbox.post(.act([lamp(0)], action { $0.on = true }))
        inbox.finish()
        inbox.post(.act([lamp(1)], action { $0.on = true }))
        #expect(await inbox.next() == .act([lamp(0)], action { $0.on = true }))
        #expect(await inbox.next() == nil)
    }

    @Test func whoWaitsIsWokenByAnOrderAndByTheEnd() async {
        await withTaskGroup(of: DriverOrder?.self) { group in
            let inbox = inbox
            group.addTask { await inbox.next() }
            inbox.post(.act([lamp(0)], action { $0.on = true }))
            #expect(await group.next() == .act([lamp(0)], action { $0.on = true }))
            group.addTask { await inbox.next() }
            inbox.finish()
            #expect(await group.next() == .some(nil))
        }
    }

    @Test func cancellationEndsTheWaiting() async {
        await withTaskGroup(of: Int.self) { group in
            let inbox = inbox
            group.addTask {
                var count = 0
                for await _ in inbox { count += 1 }
                return count
            }
            group.cancelAll()
            #expect(await group.next() == 0)
        }
    }

    @Test func aNewInboxOfADriverClosesItsOldOneAndKnowsItsDevices() async throws {
        let test = try await BridgeUnderTest(lamps: 2)
        let old = await test.bridge.attach(driver: "scripted")
        let new = await test.bridge.attach(driver: "scripted")
        for lamp in test.lamps {
            let device = try #require(test.home.devices[lamp.owner])
            #expect(await new.next() == .adopt(device, lights: [lamp]))
        }
        for _ in 1...2 { _ = await old.next() }
        #expect(await old.next() == nil)
        try await test.bridge.perform(.removeLight(test.lamps[0].id), by: .owner)
        #expect(await new.next() == .forget(BridgeUnderTest.key(0)))
        try await test.bridge.perform(.addDevice(BridgeUnderTest.lamp(0)), by: .owner)
        guard case .adopt(let device, _)? = await new.next() else { throw CancellationError() }
        #expect(device.key == BridgeUnderTest.key(0))
    }

    private func lamp(_ number: Int) -> LightAddress { BridgeUnderTest.address(number) }

    private func action(_ change: (inout LightAction) -> Void) -> LightAction {
        var action = LightAction()
        change(&action)
        return action
    }
}
