@testable import Discovery
import Logging
import Testing

/// The loop around the chooser, with ways that come and go as told.
struct MDNSServiceTests {
    let diary = Diary()
    let news = Diary()

    private func service(_ mode: MDNSMode, _ daemon: ScriptedResponder, _ embedded: ScriptedResponder) -> MDNSService {
        var settings = DiscoverySettings(mdns: mode)
        settings.daemonPeriod = .milliseconds(10)
        settings.retryPeriod = .milliseconds(10)
        settings.daemonPatience = .milliseconds(50)
        return MDNSService(
            advertisement: .sample, settings: settings, clock: ContinuousClock(), logger: Logger(label: "test"), scan: { [] },
            daemon: daemon, embedded: embedded,
            report: { item in
                if case .mdns(let state, let name) = item { news.write("\(state.description) \(name ?? "-")") }
            }
        )
    }

    @Test func autoFollowsTheDaemon_oneWayAtATime() async {
        let daemon = ScriptedResponder("daemon", isThere: true, diary: diary)
        let embedded = ScriptedResponder("embedded", isThere: true, diary: diary)
        await withDiscardingTaskGroup { group in
            group.addTask { await service(.auto, daemon, embedded).run() }
            #expect(await eventually { diary.all.last == "daemon up" })
            daemon.set(isThere: false)
            #expect(await eventually { diary.all.last == "embedded up" })
            daemon.set(isThere: true)
            #expect(await eventually { diary.all.last == "daemon up" })
            group.cancelAll()
        }
        #expect(diary.all == ["daemon up", "daemon down", "embedded up", "embedded down", "daemon up", "daemon down"])
        #expect(news.all.contains("embedded Hue Bridge - 2496FE"))
    }

    @Test func daemonAloneWaits() async {
        let daemon = ScriptedResponder("daemon", isThere: false, diary: diary)
        let embedded = ScriptedResponder("embedded", isThere: true, diary: diary)
        await withDiscardingTaskGroup { group in
            group.addTask { await service(.daemon, daemon, embedded).run() }
            #expect(await eventually { news.all.contains("waiting: daemon is away -") })
            daemon.set(isThere: true)
            #expect(await eventually { diary.all == ["daemon up"] })
            group.cancelAll()
        }
        #expect(!diary.all.contains("embedded up"))
    }

    @Test func aMuteDaemonIsNotWaitedForWithoutEnd() async {
        let daemon = ScriptedResponder("daemon", isThere: true, isMute: true, diary: diary)
        let embedded = ScriptedResponder("embedded", isThere: true, diary: diary)
        await withDiscardingTaskGroup { group in
            group.addTask { await service(.auto, daemon, embedded).run() }
            #expect(await eventually { diary.all.contains("embedded up") })
            group.cancelAll()
        }
        #expect(diary.all.prefix(3) == ["daemon up", "daemon down", "embedded up"])
    }

    @Test func offDoesNothing() async {
        let way = ScriptedResponder("any", isThere: true, diary: diary)
        await service(.off, way, way).run()
        #expect(diary.all.isEmpty)
        #expect(news.all == ["off -"])
    }
}
