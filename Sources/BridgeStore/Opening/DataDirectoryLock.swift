import Foundation

/// The right to use a data directory: while one process has it, no other can.
///
/// It is a lock of the kernel's on `porchlight.lock`, which is given back when the process ends, however it ends: none is
/// ever left behind. The number of the process stands in the file, for the error that the next one gets.
package final class DataDirectoryLock: Sendable {
    /// The directory.
    package let directory: String
    private let descriptor: Int32

    /// Takes a data directory, and makes it where it is missing, for the eyes of its owner only.
    ///
    /// - Throws: `inUse` while another process has it; `notWritable`, `full` or `other` when it cannot be made.
    package init(_ directory: String) throws(StoreError) {
        try DataDirectory.make(directory)
        let path = directory + "/porchlight.lock"
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StoreError(errno: errno, path) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let reason = errno
            defer { close(descriptor) }
            guard reason == EWOULDBLOCK else { throw StoreError(errno: reason, path) }
            throw StoreError(.inUse(pid: Self.holder(descriptor)), directory)
        }
        self.directory = directory
        self.descriptor = descriptor
        leaveNumber()
    }

    deinit {
        // Closing alone would not do while a program that is just being started still has a copy of the descriptor.
        _ = flock(descriptor, LOCK_UN)
        close(descriptor)
    }

    /// Says who has the directory. It is a courtesy: on a full disk the lock holds without it.
    private func leaveNumber() {
        let number = Array("\(getpid())\n".utf8)
        _ = ftruncate(descriptor, 0)
        _ = pwrite(descriptor, number, number.count, 0)
    }

    private static func holder(_ descriptor: Int32) -> Int32? {
        var text = [UInt8](repeating: 0, count: 16)
        let length = pread(descriptor, &text, text.count, 0)
        guard length > 0 else { return nil }
        return Int32(String(decoding: text[..<length], as: UTF8.self).trimmingCharacters(in: .newlines))
    }
}
