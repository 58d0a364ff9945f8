import BridgeCore
import Crypto
import Foundation

/// The key that secrets are sealed with where they are kept: 32 random bytes.
///
/// It keeps them from whoever gets hold of the list of accounts alone, in a backup or a bug report. Whoever can read all of the
/// data directory can read them too, as the bridge itself must.
struct AccountKey: Sendable {
    private static let length = 32
    private static let nonceLength = 12

    let bytes: Data

    /// A new key.
    init(drawnFrom world: World) {
        bytes = Data(world.randomBytes(Self.length))
    }

    /// A key that was kept; `nil` if these bytes are none.
    init?(kept bytes: Data) {
        guard bytes.count == Self.length else { return nil }
        self.bytes = bytes
    }

    /// Seals secrets for one account: in another's place the box does not open.
    func seal(_ secrets: Secrets, of account: CloudAccount, nonce world: World) throws(AccountTrouble) -> Data {
        do {
            let box = try AES.GCM.seal(
                try JSONEncoder().encode(secrets), using: SymmetricKey(data: bytes),
                nonce: AES.GCM.Nonce(data: world.randomBytes(Self.nonceLength)), authenticating: Self.label(of: account))
            return box.nonce + box.ciphertext + box.tag
        } catch {
            throw .cannotSeal(String(describing: type(of: error)))
        }
    }

    /// Opens what was sealed for an account; `nil` if it was sealed with another key or for another account, or was changed.
    func open(_ box: Data, of account: CloudAccount) -> Secrets? {
        guard let sealed = try? AES.GCM.SealedBox(combined: box),
            let plain = try? AES.GCM.open(sealed, using: SymmetricKey(data: bytes), authenticating: Self.label(of: account))
        else { return nil }
        return try? JSONDecoder().decode(Secrets.self, from: plain)
    }

    /// What a box is bound to. Where the secrets go is part of it, so that a list that somebody changed does not send them
    /// to a server of theirs.
    private static func label(of account: CloudAccount) -> Data {
        Data(["porchlight cloud account", account.driver, account.baseURL ?? "", account.caFile ?? ""].joined(separator: "\n").utf8)
    }
}
