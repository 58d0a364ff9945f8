@testable import BridgeStore
import Foundation
import Testing

@Suite("The lock of a data directory")
struct DataDirectoryLockTests {
    let directory: ScratchDirectory

    init() throws { directory = try ScratchDirectory() }

    @Test func makesTheDirectoryForItsOwnersEyesOnly() throws {
        let deep = directory.path + "/var/lib/porchlight"
        let lock = try DataDirectoryLock(deep)
        #expect(lock.directory == deep)
        try #expect(directory.mode(of: "var/lib/porchlight") == 0o700)
        try #expect(directory.mode(of: "var/lib/porchlight/porchlight.lock") == 0o600)
    }

    @Test func keepsASecondOneOutAndNamesTheFirst() throws {
        let lock = try DataDirectoryLock(directory.path)
        #expect { _ = try DataDirectoryLock(directory.path) } throws: { error in
            error as? StoreError == StoreError(.inUse(pid: getpid()), lock.directory)
        }
    }

    @Test func isFreeAgainWhenNobodyHoldsItAnyMore() throws {
        for _ in 1...3 { _ = try DataDirectoryLock(directory.path) }
    }

    @Test func anotherProcessHoldsItUntilItIsKilled() throws {
        let path = directory.path + "/porchlight.lock"
        let other = Process()
        other.executableURL = URL(filePath: "/usr/bin/flock")
        // It writes its number as the bridge does, says that it has the lock, and waits to be killed.
        other.arguments = ["--no-fork", path, "/bin/sh", "-c", "echo $$ > \(path); echo locked; exec cat"]
        let (input, output) = (Pipe(), Pipe())
        other.standardInput = input
        other.standardOutput = output
        try other.run()
        _ = output.fileHandleForReading.availableData
        #expect { _ = try DataDirectoryLock(directory.path) } throws: { error in
            (error as? StoreError)?.cause == .inUse(pid: other.processIdentifier)
        }
        kill(other.processIdentifier, SIGKILL)
        other.waitUntilExit()
        _ = try DataDirectoryLock(directory.path)
    }

    @Test func saysWhenTheDirectoryIsAFile() throws {
        let file = directory.path + "/file"
        try Data().write(to: URL(filePath: file))
        #expect { _ = try DataDirectoryLock(file) } throws: { ($0 as? StoreError)?.cause == .other("Not a directory") }
        #expect(throws: StoreError.self) { _ = try DataDirectoryLock(file + "/deeper/still") }
    }
}
