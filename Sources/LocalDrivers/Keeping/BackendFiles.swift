import BridgeCore
import Foundation

/// Where backends are kept: a list in the clear, and their secrets in a file beside it. Both are for their owner alone.
struct BackendFiles: Sendable {
    let list: PrivateFile
    let secrets: PrivateFile

    /// Names the files of a data directory, which need not be there.
    init(directory: String) {
        list = PrivateFile(path: directory + "/backends.json")
        secrets = PrivateFile(path: directory + "/backends.secrets")
    }

    /// The list; an empty one if there is no file.
    func keptList() throws(BackendTrouble) -> BackendList {
        guard let bytes = try bytes(of: list) else { return BackendList() }
        guard let kept = try? JSONDecoder().decode(BackendList.self, from: bytes) else {
            throw .damaged(path: list.path, reason: "it is not such a list")
        }
        if let flaw = kept.flaw { throw .damaged(path: list.path, reason: flaw) }
        return kept
    }

    /// The secrets by who has them; none if there is no file.
    func keptSecrets() throws(BackendTrouble) -> [String: Secrets] {
        guard let bytes = try bytes(of: secrets) else { return [:] }
        guard let kept = try? JSONDecoder().decode([String: Secrets].self, from: bytes) else {
            throw .secretsAreDamaged(path: secrets.path)
        }
        return kept
    }

    /// Replaces the list, as a whole or not at all. With nothing in it the file goes.
    func write(_ new: BackendList) throws(BackendTrouble) { try write(new, to: list, isEmpty: new.isEmpty) }

    /// Replaces the secrets in the same way.
    func write(_ new: [String: Secrets]) throws(BackendTrouble) { try write(new, to: secrets, isEmpty: new.isEmpty) }

    private func write(_ content: some Encodable, to file: PrivateFile, isEmpty: Bool) throws(BackendTrouble) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        do {
            if isEmpty { try file.remove() } else { try file.write(try encoder.encode(content)) }
        } catch {
            throw Self.trouble(error, with: file)
        }
    }

    private func bytes(of file: PrivateFile) throws(BackendTrouble) -> Data? {
        do {
            return try file.bytes()
        } catch {
            throw Self.trouble(error, with: file)
        }
    }

    private static func trouble(_ error: any Error, with file: PrivateFile) -> BackendTrouble {
        guard case .inaccessible(let path, let reason) = error as? PrivateFileFailure else {
            return .inaccessible(path: file.path, reason: "\(error)")
        }
        return .inaccessible(path: path, reason: reason)
    }
}
