package import BridgeCore

extension AccountBook {
    /// The secrets of one account, for its connector. Without the account it is empty and stays so.
    package nonisolated func drawer(of account: String) -> any SecretDrawer {
        AccountDrawer(book: self, account: account)
    }
}

/// The secrets of one account of a book.
private struct AccountDrawer: SecretDrawer {
    let book: AccountBook
    let account: String

    func secret(_ name: String) async -> String? { await book.secret(name, of: account) }

    func keep(_ name: String, _ secret: String?) async { await book.keep(name, secret, of: account) }
}

/// Secrets that are kept nowhere: those of an account that is only being tried.
package actor LooseSecrets: SecretDrawer {
    private var secrets: Secrets

    /// Makes a drawer with some secrets in it.
    package init(_ secrets: Secrets) {
        self.secrets = secrets
    }

    /// All that is in it now, tokens that a connector got included.
    package var content: Secrets { secrets }

    /// A secret; `nil` if there is none.
    package func secret(_ name: String) -> String? { secrets[name] }

    /// Keeps a secret for as long as this lives.
    package func keep(_ name: String, _ secret: String?) { secrets[name] = secret }
}
