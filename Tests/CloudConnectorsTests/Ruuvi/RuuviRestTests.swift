import BridgeCore
@testable import CloudConnectors
import Connectivity
import Testing

@Suite("When Ruuvi's cloud is asked again after a connection has ended")
struct RuuviRestTests {
    private let memory = RuuviMemory(RuuviRoster(driver: "ruuvi:x"))

    static let stumbles: [any Error] = [
        CloudFailure.trouble(status: 500, "x"), CloudFailure.notUnderstood("x"), ConnectionFailure.timedOut,
        ConnectionFailure.notUnderstood("x"), ConnectionFailure.tooLong,
    ]

    @Test func whoStumblesIsLeftInPeaceTwiceAsLongEachTime() async throws {
        let pace = try RuuviPace(setting: nil)
        var waits: [Duration] = []
        for error in Self.stumbles {
            let advice = await memory.advice(after: error, pace)
            #expect("\(advice)" == "\(error)", "the owner reads what happened")
            waits.append(try #require((advice as? any RestartAdvice)?.restartAfter))
        }
        #expect(waits == [120, 240, 480, 900, 900].map { .seconds($0) })
        await memory.recover()
        #expect(await memory.wait(pace, chance: 0) == .seconds(60))
    }

    @Test func whoAsksToBeLeftAloneIsToldOfInItsWords() async throws {
        let pace = try RuuviPace(setting: "1")
        let advice = await memory.advice(after: CloudFailure.busy(.seconds(30)), pace)
        #expect((advice as? CloudFailure) == .busy(.seconds(30)))
    }

    @Test func whoIsNotThereIsLookedForSoonAndThenEveryFewSeconds() async throws {
        let pace = try RuuviPace(setting: nil)
        for round in 0..<2 {
            for (number, error) in [ConnectionFailure.lost("x"), .unreachable("x"), .lost("x"), .unreachable("x")].enumerated() {
                let advice = await memory.advice(after: error, pace)
                let wait = (advice as? any RestartAdvice)?.restartAfter
                let wanted: Duration? = number < 2 ? nil : .seconds(3)
                #expect(wait == wanted, "\(round)")
            }
            await memory.recover()
        }
        #expect(await memory.wait(pace, chance: 0) == .seconds(60), "nobody was asked too much")
    }

    @Test func whatIsForTheOwnerToMendIsHandedOnAsItIs() async throws {
        let pace = try RuuviPace(setting: nil)
        let advice = await memory.advice(after: CloudFailure.declined("sign in again"), pace)
        #expect((advice as? CloudFailure) == .declined("sign in again"))
        let end = await memory.advice(after: CancellationError(), pace)
        #expect(end is CancellationError)
    }
}
