package import BridgeCore
import Foundation
import Logging

extension AccountBook {
    /// Takes in an account. With the first one the key is made.
    ///
    /// - Throws: when the name is none or taken, something kept before cannot be read, or it cannot be written; nothing has
    ///   changed then.
    package func add(_ account: CloudAccount, secrets: Secrets) throws(AccountTrouble) {
        try check(account.name)
        guard let file else {
            leaving.removeAll { $0.driver == account.driver }
            return pages.append(Page(account: account, secrets: secrets))
        }
        let (key, isNew) = try usableKey(in: file)
        // What one of this name left behind is this one's now.
        let others = leaving.filter { $0.driver != account.driver }
        do throws(AccountTrouble) {
            let box = try key.seal(secrets, of: account, nonce: world)
            let page = Page(account: account, secrets: secrets, box: box)
            try write(pages + [page], others)
            (self.key, pages, leaving) = (key, pages + [page], others)
        } catch {
            if isNew { try? file.removeKey() }
            throw error
        }
    }

    /// Whether an account could be added under this name, so that nobody is asked for secrets in vain.
    ///
    /// - Throws: why not.
    package func check(_ name: String) throws(AccountTrouble) {
        guard CloudAccount.allows(name: name) else { throw .badName(name) }
        if let trouble { throw trouble }
        guard !pages.contains(where: { $0.account.name == name }) else { throw .nameIsTaken(name) }
        if let unread = pages.first(where: { $0.trouble != nil }) { throw .other(name: unread.account.name) }
    }

    /// Lets go of an account and its secrets. It counts as leaving until the home has let go of it, too.
    ///
    /// - Throws: when there is none of this name, or the list cannot be written; nothing has changed then.
    @discardableResult
    package func remove(_ name: String) throws(AccountTrouble) -> CloudAccount {
        if let trouble { throw trouble }
        guard let index = pages.firstIndex(where: { $0.account.name == name }) else { throw .unknown(name) }
        var rest = pages
        let gone = rest.remove(at: index)
        try write(rest, leaving + [LeavingAccount(gone.account)])
        leaving.append(LeavingAccount(gone.account))
        pages = rest
        if rest.isEmpty { key = nil }
        return gone.account
    }

    /// The home has let go of an account. With the last one the files go. If that cannot be written it is found out again at the
    /// next start.
    package func left(_ account: LeavingAccount) {
        leaving.removeAll { $0 == account }
        do throws(AccountTrouble) {
            try write(pages, leaving)
        } catch {
            logger.warning("that a cloud account is gone could not be written", metadata: [
                "account": "\(account.driver)", "reason": "\(error)",
            ])
        }
    }

    /// A secret of an account.
    func secret(_ name: String, of account: String) -> String? {
        pages.first { $0.account.name == account }?.secrets[name]
    }

    /// Keeps a secret of an account, or forgets it with `nil`. One that cannot be written is known until the bridge ends.
    func keep(_ name: String, _ secret: String?, of account: String) {
        guard let index = pages.firstIndex(where: { $0.account.name == account }), pages[index].secrets[name] != secret
        else { return }
        pages[index].secrets[name] = secret
        guard file != nil, pages[index].trouble == nil else { return }
        do throws(AccountTrouble) {
            guard let key else { return }
            pages[index].box = try key.seal(pages[index].secrets, of: pages[index].account, nonce: world)
            try write(pages, leaving)
        } catch {
            logger.warning("a secret of a cloud account could not be kept", metadata: [
                "account": "\(account)", "secret": "\(name)", "reason": "\(error)",
            ])
        }
    }

    /// A key left behind by somebody is used, never replaced: what it sealed may be in a backup.
    private func usableKey(in file: AccountFile) throws(AccountTrouble) -> (AccountKey, isNew: Bool) {
        if let key { return (key, false) }
        if let kept = try file.keptKey() { return (kept, false) }
        let key = AccountKey(drawnFrom: world)
        try file.write(key)
        return (key, true)
    }

    private func write(_ pages: [Page], _ leaving: [LeavingAccount]) throws(AccountTrouble) {
        let entries = pages.compactMap { page in page.box.map { AccountFile.Entry(account: page.account, secrets: $0) } }
        try file?.write(AccountFile.Content(accounts: entries, leaving: leaving.isEmpty ? nil : leaving))
    }
}
