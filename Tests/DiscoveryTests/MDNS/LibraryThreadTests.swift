@testable import Discovery
import Glibc
import Testing

struct LibraryThreadTests {
    private func waitForStop(_ stop: StopSignal) {
        var watched = pollfd(fd: stop.descriptor, events: Int16(POLLIN), revents: 0)
        poll(&watched, 1, 5_000)
    }

    @Test func itsResultComesBack() async throws {
        let value = try await LibraryThread.run("test", stopLimit: .seconds(1)) { (_) throws(MDNSFailure) in 42 }
        #expect(value == 42)
    }

    @Test func itsFailureComesBack() async {
        await #expect(throws: MDNSFailure("broken")) {
            try await LibraryThread.run("test", stopLimit: .seconds(1)) { (_) throws(MDNSFailure) -> Int in throw MDNSFailure("broken") }
        }
    }

    @Test func cancellingAsksItToStopAndWaitsForTheGoodbye() async {
        let diary = Diary()
        await withDiscardingTaskGroup { group in
            group.addTask {
                try? await LibraryThread.run("test", stopLimit: .seconds(5)) { (stop) throws(MDNSFailure) in
                    diary.write("up")
                    waitForStop(stop)
                    diary.write("goodbye")
                }
                diary.write("end")
            }
            #expect(await eventually { diary.all == ["up"] })
            group.cancelAll()
        }
        #expect(diary.all == ["up", "goodbye", "end"])
    }

    @Test func whatDoesNotLetGoIsLeftBehind() async {
        let start = ContinuousClock.now
        await withDiscardingTaskGroup { group in
            group.addTask {
                _ = try? await LibraryThread.run("test", stopLimit: .milliseconds(50)) { (_) throws(MDNSFailure) in sleep(60) }
            }
            group.cancelAll()
        }
        #expect(ContinuousClock.now - start < .seconds(30))
    }
}
