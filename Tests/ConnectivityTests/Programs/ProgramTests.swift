import Connectivity
import Foundation
import Synchronization
import Testing

@Suite("Programs beside us", .timeLimit(.minutes(1)))
struct ProgramTests {
    private func shell(_ script: String, _ environment: [String: String] = ["PATH": "/usr/bin:/bin"]) -> Program {
        var program = Program(["sh", "-c", script], environment: environment, clock: .live)
        program.grace = .milliseconds(300)
        return program
    }

    /// The lines that a script says until it ends or there are enough of them.
    private func lines(_ script: String, most: Int = .max, environment: [String: String] = ["PATH": "/usr/bin:/bin"]) async throws -> [String] {
        let said = Mutex<[String]>([])
        do {
            try await shell(script, environment).run { talk in
                for try await line in talk.lines {
                    let count = said.withLock { said in
                        said.append(String(decoding: line, as: UTF8.self))
                        return said.count
                    }
                    if count >= most { break }
                }
            }
        } catch is ProgramFailure {}
        return said.withLock { $0 }
    }

    /// Whether a process still does anything. One that nobody has reaped yet does not.
    private static func lives(_ pid: Int32) -> Bool {
        guard let stat = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8) else { return false }
        return stat.split(separator: ")").last.map { !$0.hasPrefix(" Z") } ?? false
    }

    @Test func whatIsSaidIsHeardOnBothSides() async throws {
        let heard = Mutex("")
        try await shell("while read line; do echo \"you said $line\"; done").run { talk in
            try await talk.say(Array("hello".utf8))
            for try await line in talk.lines {
                heard.withLock { $0 = String(decoding: line, as: UTF8.self) }
                return
            }
        }
        #expect(heard.withLock { $0 } == "you said hello")
    }

    @Test func itsEnvironmentIsWhatItIsGivenAndNothingElse() async throws {
        setenv("PORCHLIGHT_TEST_SECRET", "hush", 1)
        let said = try await lines("env", environment: ["PATH": "/usr/bin:/bin", "LANG": "C"])
        #expect(said.contains("LANG=C"))
        #expect(!said.contains { $0.contains("hush") })
    }

    @Test func itHasNoFilesOfOursAndNoSignalIsIgnored() async throws {
        let server = try SilentServer()
        // The last one is what the list is read from.
        let files = try await lines("exec ls -l /proc/self/fd").filter { $0.contains("->") }
        #expect(files.count == 4, "\(files)")
        let masks = try await lines("exec grep -E 'SigIgn|SigBlk' /proc/self/status").compactMap {
            $0.split(separator: "\t").last.flatMap { UInt64($0, radix: 16) }
        }
        // Two signals are the C library's own.
        #expect(masks.count == 2 && masks.allSatisfy { $0 & ~0x1_8000_0000 == 0 }, "\(masks)")
        #expect(server.port > 0)
    }

    @Test(arguments: [("exit 3", "status 3"), ("kill -9 $$", "signal 9"), ("exit 0", "status 0")])
    func howItEndedIsTold(_ script: String, _ how: String) async throws {
        await #expect(throws: ProgramFailure.ended(how)) {
            try await shell(script).run { talk in
                for try await _ in talk.lines {}
                try await ConnectionClock.live.sleep(for: .seconds(10))
            }
        }
    }

    @Test func aProgramThatIsNotThereIsSaidSo() async throws {
        for command in [["/no/such/program"], ["no-such-program-anywhere"]] {
            await #expect(throws: ProgramFailure.cannotStart("no such file or directory")) {
                try await Program(command, environment: [:], clock: .live).run { _ in }
            }
        }
        await #expect(throws: ProgramFailure.cannotStart("permission denied")) { try await Program(["/etc"], environment: [:], clock: .live).run { _ in } }
        await #expect(throws: ProgramFailure.cannotStart("no program is named")) { try await Program([], environment: [:], clock: .live).run { _ in } }
    }

    @Test func itsChildrenEndWithIt() async throws {
        let pids = try await lines("sleep 1000 & echo $!; echo $$; wait", most: 2).compactMap { Int32($0) }
        try #require(pids.count == 2)
        #expect(try await eventually { !Self.lives(pids[0]) })
        // It was reaped, so it is no child of ours any more.
        #expect(waitpid(pids[1], nil, WNOHANG) == -1 && errno == ECHILD)
    }

    @Test func childrenThatItLeavesBehindEndToo() async throws {
        let pids = try await lines("sleep 1000 >/dev/null 2>&1 & echo $!").compactMap { Int32($0) }
        #expect(try await eventually { try !Self.lives(#require(pids.first)) })
    }

    @Test func whoeverDoesNotListenIsMadeToEnd() async throws {
        let (pids, took) = try await timed { try await lines("trap '' TERM; echo $$; while :; do sleep 0.05; done", most: 1) }
        #expect(took >= .milliseconds(250) && took < .seconds(5))
        #expect(try !Self.lives(#require(pids.first.flatMap { Int32($0) })))
    }

    @Test func whoIsCancelledLeavesNothingBehind() async throws {
        let pid = Mutex<Int32>(0)
        let end = await cancelled {
            try await shell("echo $$; exec sleep 1000").run { talk in
                for try await line in talk.lines { pid.withLock { $0 = Int32(String(decoding: line, as: UTF8.self)) ?? 0 } }
            }
        }
        #expect(throws: CancellationError.self) { try end?.get() }
        #expect(pid.withLock { $0 } > 0 && !Self.lives(pid.withLock { $0 }))
    }

    @Test func aLineWithoutEndIsNotTakenForEver() async throws {
        await #expect(throws: ConnectionFailure.tooLong) {
            try await shell("head -c 1000000 /dev/zero | tr '\\0' x; sleep 1000").run { for try await _ in $0.lines {} }
        }
    }

    @Test func aProgramThatReadsNothingHoldsUpOnlyWhoSpeaksToIt() async throws {
        let end = await cancelled {
            try await shell("echo; exec sleep 1000").run { talk in
                while true { try await talk.say(Array(repeating: 0x78, count: 4096)) }
            }
        }
        #expect(throws: CancellationError.self) { try end?.get() }
    }

    @Test func aProgramThatSaysMuchIsReadNoFasterThanItIsHeard() async throws {
        let count = Mutex(0)
        try await shell("yes").run { talk in
            for try await _ in talk.lines where count.withLock({ $0 += 1; return $0 }) >= 1000 {
                try await ConnectionClock.live.sleep(for: .milliseconds(100))
                return
            }
        }
        #expect(count.withLock { $0 } == 1000)
    }

    @Test func complaintsAreHeardAsLines() async throws {
        let complaints = Mutex<[String]>([])
        await #expect(throws: ProgramFailure.ended("status 0")) {
            try await shell("echo one >&2; head -c 5000 /dev/zero | tr '\\0' y >&2; echo >&2; printf three >&2; sleep 0.2")
                .run(complain: { line in complaints.withLock { $0.append(line) } }) { talk in
                    for try await _ in talk.lines {}
                    try await ConnectionClock.live.sleep(for: .seconds(10))
                }
        }
        #expect(complaints.withLock { $0 } == ["one", String(repeating: "y", count: 1024), "three"])
    }
}
