package import Foundation

/// A small file only its owner may read, replaced as a whole or not at all.
///
/// Foundation's atomic write creates the file with ordinary rights and narrows them later; a private key must not be
/// readable in between. So: a new file with mode 0600, synced, then renamed over the old one.
package struct PrivateFile: Sendable, Hashable {
    /// Where it is.
    package let path: String

    /// Names a file, which need not be there.
    package init(path: String) {
        self.path = path
    }

    /// The content; `nil` when there is no such file.
    ///
    /// - Throws: when there is one that cannot be read.
    package func bytes() throws(PrivateFileFailure) -> Data? {
        do {
            return try Data(contentsOf: URL(fileURLWithPath: path))
        } catch let error as CocoaError where error.code == .fileReadNoSuchFile {
            return nil
        } catch {
            throw .inaccessible(path: path, reason: String(describing: error))
        }
    }

    /// The content as text; `nil` when there is no such file.
    ///
    /// - Throws: when there is one that cannot be read or is not UTF-8.
    package func text() throws(PrivateFileFailure) -> String? {
        guard let bytes = try bytes() else { return nil }
        guard let text = String(data: bytes, encoding: .utf8) else { throw .notText(path: path) }
        return text
    }

    /// Replaces the content, or makes the file.
    ///
    /// - Throws: when it cannot be written; the old content is there then.
    package func write(_ bytes: Data) throws(PrivateFileFailure) {
        let temporary = path + ".new"
        // Left over from a start that was cut short; its content was never in use.
        unlink(temporary)
        let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw failure("create") }
        let isWritten = Self.write(bytes, to: file) && fsync(file) == 0
        let writeFailure = failure("write")
        guard close(file) == 0, isWritten else {
            unlink(temporary)
            throw writeFailure
        }
        guard rename(temporary, path) == 0 else {
            let renameFailure = failure("rename")
            unlink(temporary)
            throw renameFailure
        }
        syncDirectory()
    }

    /// The same with text.
    ///
    /// - Throws: when it cannot be written; the old content is there then.
    package func write(_ text: String) throws(PrivateFileFailure) {
        try write(Data(text.utf8))
    }

    /// Takes the file away if it is there.
    ///
    /// - Throws: when it is and stays.
    package func remove() throws(PrivateFileFailure) {
        guard unlink(path) == 0 || errno == ENOENT else { throw failure("remove") }
        syncDirectory()
    }

    private static func write(_ bytes: Data, to file: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// Makes the new name durable. Some file systems cannot; the file itself is synced already.
    private func syncDirectory() {
        let directory = open(URL(fileURLWithPath: path).deletingLastPathComponent().path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard directory >= 0 else { return }
        fsync(directory)
        close(directory)
    }

    private func failure(_ step: String) -> PrivateFileFailure {
        .inaccessible(path: path, reason: "\(step): \(String(cString: strerror(errno)))")
    }
}
