import Foundation

/// A small file only its owner may read, replaced as a whole or not at all.
///
/// Foundation's atomic write creates the file with ordinary rights and narrows them later; a private key must not be
/// readable in between. So: a new file with mode 0600, synced, then renamed over the old one.
struct PrivateFile {
    let path: String

    /// The content; nil when there is no such file.
    func read() throws(CertificateFailure) -> String? {
        let content: Data
        do {
            content = try Data(contentsOf: URL(fileURLWithPath: path))
        } catch let error as CocoaError where error.code == .fileReadNoSuchFile {
            return nil
        } catch {
            throw .inaccessible(path: path, reason: String(describing: error))
        }
        guard let text = String(data: content, encoding: .utf8) else { throw .damaged(path: path, reason: "not text") }
        return text
    }

    func write(_ text: String) throws(CertificateFailure) {
        let temporary = path + ".new"
        // Left over from a start that was cut short; its content was never in use.
        unlink(temporary)
        let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw failure("create") }
        let isWritten = Self.write(Array(text.utf8), to: file) && fsync(file) == 0
        let writeFailure = failure("write")
        guard close(file) == 0, isWritten else {
            unlink(temporary)
            throw writeFailure
        }
        guard rename(temporary, path) == 0 else { throw failure("rename") }
        syncDirectory()
    }

    private static func write(_ bytes: [UInt8], to file: Int32) -> Bool {
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

    private func failure(_ step: String) -> CertificateFailure {
        .inaccessible(path: path, reason: "\(step): \(String(cString: strerror(errno)))")
    }
}
