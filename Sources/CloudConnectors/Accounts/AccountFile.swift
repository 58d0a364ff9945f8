import BridgeCore
import Foundation

/// Where accounts are kept: a list in the clear, with the secrets of each in a sealed box, and the key in a file beside it.
struct AccountFile: Sendable {
    private static let version = 1

    let list: PrivateFile
    let key: PrivateFile

    /// Names the files of a data directory, which need not be there.
    init(directory: String) {
        list = PrivateFile(path: directory + "/clouds.json")
        key = PrivateFile(path: directory + "/clouds.key")
    }

    /// An account with its sealed secrets.
    struct Entry: Sendable, Hashable, Codable {
        var account: CloudAccount
        var secrets: Data
    }

    private struct Content: Codable {
        var version: Int
        var accounts: [Entry]
    }

    /// The accounts; none if there is no list.
    func entries() throws(AccountTrouble) -> [Entry] {
        guard let bytes = try Self.naming({ () throws(PrivateFileFailure) in try list.bytes() }) else { return [] }
        guard let content = try? JSONDecoder().decode(Content.self, from: bytes) else {
            throw .damaged(path: list.path, reason: "it is not such a list")
        }
        guard content.version == Self.version else {
            throw .damaged(path: list.path, reason: "it is of version \(content.version), and this program knows \(Self.version)")
        }
        let names = content.accounts.map(\.account.name)
        guard names.allSatisfy(CloudAccount.allows(name:)), Set(names).count == names.count else {
            throw .damaged(path: list.path, reason: "it has names that cannot be")
        }
        return content.accounts
    }

    /// Replaces the list, as a whole or not at all. Without accounts no file stays.
    func write(_ entries: [Entry]) throws(AccountTrouble) {
        guard !entries.isEmpty else {
            try Self.naming { () throws(PrivateFileFailure) in
                try list.remove()
                try key.remove()
            }
            return
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        guard let bytes = try? encoder.encode(Content(version: Self.version, accounts: entries)) else {
            throw .cannotSeal("the list cannot be written as JSON")
        }
        try Self.naming { () throws(PrivateFileFailure) in try list.write(bytes) }
    }

    /// The key; `nil` if there is no file for it.
    func keptKey() throws(AccountTrouble) -> AccountKey? {
        guard let bytes = try Self.naming({ () throws(PrivateFileFailure) in try key.bytes() }) else { return nil }
        guard let kept = AccountKey(kept: bytes) else { throw .keyIsDamaged(path: key.path) }
        return kept
    }

    func write(_ new: AccountKey) throws(AccountTrouble) {
        try Self.naming { () throws(PrivateFileFailure) in try key.write(new.bytes) }
    }

    private static func naming<Value>(
        _ use: () throws(PrivateFileFailure) -> Value
    ) throws(AccountTrouble) -> Value {
        do {
            return try use()
        } catch {
            switch error {
            case .inaccessible(let path, let reason): throw .inaccessible(path: path, reason: reason)
            case .notText(let path): throw .damaged(path: path, reason: "it is not text")
            }
        }
    }
}
