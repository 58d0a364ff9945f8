import BridgeCore
import Foundation

/// Where accounts are kept: a list in the clear, with the secrets of each in a sealed box, and the key in a file beside it.
struct AccountFile: Sendable {
    static let version = 1

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

    /// What stands in the list.
    struct Content: Sendable, Hashable, Codable {
        var version = AccountFile.version
        var accounts: [Entry] = []
        /// Accounts that were removed and have something in the home; `nil` for none.
        var leaving: [LeavingAccount]?
    }

    /// The list; an empty one if there is no file.
    func content() throws(AccountTrouble) -> Content {
        guard let bytes = try Self.naming({ () throws(PrivateFileFailure) in try list.bytes() }) else { return Content() }
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
        return content
    }

    /// Replaces the list, as a whole or not at all. Without accounts the key goes, and with nothing in it the list does.
    func write(_ content: Content) throws(AccountTrouble) {
        if content.accounts.isEmpty, content.leaving == nil {
            try Self.naming { () throws(PrivateFileFailure) in try list.remove() }
        } else {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
            guard let bytes = try? encoder.encode(content) else {
                throw .cannotSeal("the list cannot be written as JSON")
            }
            try Self.naming { () throws(PrivateFileFailure) in try list.write(bytes) }
        }
        if content.accounts.isEmpty { try removeKey() }
    }

    func removeKey() throws(AccountTrouble) {
        try Self.naming { () throws(PrivateFileFailure) in try key.remove() }
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
