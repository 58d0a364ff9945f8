package import BridgeCore
import Foundation
package import Logging

/// The cloud accounts of a bridge and their secrets: kept in its data directory, or in memory for one that keeps nothing.
///
/// What is kept and cannot be read is listed with words for what is wrong, and left as it is until the owner removes it.
package actor AccountBook {
    /// An account as it is listed.
    package struct Entry: Sendable, Hashable {
        /// The account.
        package var account: CloudAccount
        /// Names of the secrets it has.
        package var secrets: [String]
        /// What is wrong with how it is kept; `nil` if nothing is.
        package var trouble: AccountTrouble?
    }

    struct Page {
        var account: CloudAccount
        var secrets = Secrets()
        /// What stands in the file; `nil` in memory.
        var box: Data?
        var trouble: AccountTrouble?
    }

    var pages: [Page] = []
    /// What is wrong with the list as a whole; `nil` if nothing is. While there is something, nothing is added.
    package private(set) var trouble: AccountTrouble?
    let file: AccountFile?
    let world: World
    let logger: Logger
    var key: AccountKey?

    /// Opens the book. That never fails: a bridge without its clouds is better than none.
    ///
    /// - Parameters:
    ///   - directory: where accounts are kept; `nil` for nowhere. Without accounts no file is made.
    ///   - world: draws keys.
    ///   - logger: for what is wrong.
    package init(directory: String?, world: World, logger: Logger) {
        (self.world, self.logger) = (world, logger)
        file = directory.map(AccountFile.init)
        guard let file else { return }
        do throws(AccountTrouble) {
            let entries = try file.entries()
            guard !entries.isEmpty else { return }
            (pages, key) = Self.open(entries, of: file)
        } catch {
            trouble = error
        }
        if let trouble { logger.error("cloud accounts cannot be used", metadata: ["reason": "\(trouble)"]) }
        for page in pages where page.trouble != nil {
            logger.error("cloud account cannot be used", metadata: [
                "account": "\(page.account.name)", "reason": "\(page.trouble?.description ?? "")",
            ])
        }
    }

    /// All accounts, oldest first.
    package var entries: [Entry] {
        pages.map { Entry(account: $0.account, secrets: $0.secrets.names, trouble: $0.trouble) }
    }

    /// An account by its name; `nil` if there is none.
    package func entry(_ name: String) -> Entry? { entries.first { $0.account.name == name } }

    private static func open(_ entries: [AccountFile.Entry], of file: AccountFile) -> ([Page], AccountKey?) {
        var (key, trouble) = (AccountKey?.none, AccountTrouble?.none)
        do throws(AccountTrouble) {
            key = try file.keptKey()
            if key == nil { trouble = .keyIsMissing(path: file.key.path) }
        } catch {
            trouble = error
        }
        let pages = entries.map { entry in
            var page = Page(account: entry.account, box: entry.secrets, trouble: trouble)
            guard let key else { return page }
            if let secrets = key.open(entry.secrets, of: entry.account) {
                page.secrets = secrets
            } else {
                page.trouble = .doesNotOpen(path: file.key.path)
            }
            return page
        }
        return (pages, key)
    }
}
