@testable import Discovery
import Testing

struct MDNSChooserTests {
    private func chooser(_ mode: MDNSMode, needsOwnAddress: Bool = false) -> MDNSChooser {
        MDNSChooser(mode: mode, needsOwnAddress: needsOwnAddress, retryPeriod: .seconds(3), daemonPeriod: .seconds(2))
    }

    @Test(arguments: [
        (MDNSMode.off, MDNSChooser.Step.rest), (.daemon, .useDaemon), (.embedded, .useEmbedded(lookEvery: nil)), (.auto, .useDaemon),
    ])
    func eachModeBeginsItsWay(mode: MDNSMode, step: MDNSChooser.Step) {
        #expect(chooser(mode).step == step)
    }

    @Test func auto_withoutDaemonIsEmbeddedAndKeepsLooking() {
        var chooser = chooser(.auto)
        let steps = [MDNSChooser.Event.daemonFailed("away"), .daemonAnswered, .registered].map { chooser.hear($0) }
        #expect(steps == [.useEmbedded(lookEvery: .seconds(2)), .useDaemon, .useDaemon])
    }

    @Test func auto_aDaemonThatDiesIsReplacedAndTakenBack() {
        var chooser = chooser(.auto)
        _ = chooser.hear(.registered)
        let steps = [MDNSChooser.Event.daemonFailed("gone"), .registered, .daemonAnswered].map { chooser.hear($0) }
        #expect(steps == [.useEmbedded(lookEvery: .seconds(2)), .useEmbedded(lookEvery: .seconds(2)), .useDaemon])
    }

    @Test func auto_aDaemonThatRefusesIsAskedEverMoreRarely() {
        var chooser = chooser(.auto)
        _ = chooser.hear(.daemonFailed("refuses"))
        var periods: [Duration] = []
        for _ in 0..<7 {
            _ = chooser.hear(.daemonAnswered)
            if case .useEmbedded(let period?) = chooser.hear(.daemonFailed("refuses")) { periods.append(period) }
        }
        #expect(periods == [.seconds(4), .seconds(8), .seconds(16), .seconds(32), .seconds(64), .seconds(64), .seconds(64)])
        _ = chooser.hear(.daemonAnswered)
        _ = chooser.hear(.registered)
        let step = chooser.hear(.daemonFailed("gone"))
        #expect(step == .useEmbedded(lookEvery: .seconds(2)))
    }

    @Test func auto_whenEmbeddedFailsTheDaemonIsTriedFirst() {
        var chooser = chooser(.auto)
        _ = chooser.hear(.daemonFailed("away"))
        let steps = [MDNSChooser.Event.embeddedFailed("no socket"), .retryDue].map { chooser.hear($0) }
        #expect(steps == [.wait(.seconds(3), reason: "no socket"), .useDaemon])
    }

    @Test func auto_anAddressOfOursIsNotForADaemon() {
        #expect(chooser(.auto, needsOwnAddress: true).step == .useEmbedded(lookEvery: nil))
        #expect(chooser(.daemon, needsOwnAddress: true).step == .useDaemon)
    }

    @Test func daemon_waitsForItAndNeverEmbeds() {
        var chooser = chooser(.daemon)
        let steps = [MDNSChooser.Event.daemonFailed("away"), .retryDue].map { chooser.hear($0) }
        #expect(steps == [.wait(.seconds(3), reason: "away"), .useDaemon])
    }

    @Test func embedded_neverAsksADaemon() {
        var chooser = chooser(.embedded)
        let steps = [MDNSChooser.Event.registered, .embeddedFailed("x"), .retryDue].map { chooser.hear($0) }
        #expect(steps == [.useEmbedded(lookEvery: nil), .wait(.seconds(3), reason: "x"), .useEmbedded(lookEvery: nil)])
    }

    @Test(arguments: MDNSMode.allCases)
    func anotherInterfaceMeansOnceMoreFromTheStart(mode: MDNSMode) {
        var chooser = chooser(mode)
        let first = chooser.step
        let step = chooser.hear(.networkChanged)
        #expect(step == first)
    }
}
