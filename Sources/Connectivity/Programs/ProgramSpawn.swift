import Foundation
import Synchronization

/// Starts a process with three pipes, in a group of its own, with no other files and no signals ignored.
///
/// A lock, because between the making of a pipe and the word that it is nobody else's, another process that is started would
/// inherit it and keep it open.
struct ProgramSpawn {
    private static let turn = Mutex(())

    private let program: Program

    init(_ program: Program) { self.program = program }

    func start() throws(ProgramFailure) -> (pid_t, ProgramProcess.Pipes) {
        guard let name = program.command.first, !name.isEmpty else { throw .cannotStart("no program is named") }
        let words = program.command + program.environment.flatMap { [$0.key, $0.value] }
        guard words.allSatisfy({ !$0.utf8.contains(0) }) else { throw .cannotStart("a word of its command has a zero in it") }
        return try Self.turn.withLock { _ throws(ProgramFailure) in try start(name) }
    }

    private func start(_ name: String) throws(ProgramFailure) -> (pid_t, ProgramProcess.Pipes) {
        var ends: [Int32] = []
        for _ in 0..<3 {
            var pair: [Int32] = [-1, -1]
            guard pipe(&pair) == 0 else {
                ends.forEach { close($0) }
                throw .cannotStart(Self.words(of: errno))
            }
            for end in pair { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            ends += pair
        }
        let (theirs, ours) = ([ends[0], ends[3], ends[5]], [ends[1], ends[2], ends[4]])
        let (pid, failure) = spawn(name, theirs)
        theirs.forEach { close($0) }
        guard failure == 0 else {
            ours.forEach { close($0) }
            throw .cannotStart(Self.words(of: failure))
        }
        return (pid, ProgramProcess.Pipes(input: ours[0], output: ours[1], errors: ours[2]))
    }

    private func spawn(_ name: String, _ standard: [Int32]) -> (pid_t, Int32) {
        var (actions, attributes) = (posix_spawn_file_actions_t(), posix_spawnattr_t())
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        for (number, end) in standard.enumerated() { posix_spawn_file_actions_adddup2(&actions, end, Int32(number)) }
        for file in Self.openFiles where file > 2 { posix_spawn_file_actions_addclose(&actions, file) }
        Self.prepare(&attributes)
        let arguments = program.command.map { strdup($0) } + [nil]
        let environment = program.environment.sorted { $0.key < $1.key }.map { strdup($0.key + "=" + $0.value) } + [nil]
        defer { for word in arguments + environment { free(word) } }
        var pid: pid_t = 0
        let failure = posix_spawnp(&pid, name, &actions, &attributes, arguments, environment)
        return (pid, failure)
    }

    /// What we ignore or hold back a process of its own would inherit, SIGTERM among it.
    private static func prepare(_ attributes: inout posix_spawnattr_t) {
        var (all, none) = (sigset_t(), sigset_t())
        sigfillset(&all)
        sigemptyset(&none)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    }

    /// Of files that are closed by then nothing comes.
    private static var openFiles: [Int32] {
        ((try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []).compactMap { Int32($0) }
    }

    private static func words(of error: Int32) -> String { String(cString: strerror(error)).lowercased() }
}
