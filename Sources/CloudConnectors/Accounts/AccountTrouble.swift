/// Why an account cannot be kept, or read where it is kept.
package enum AccountTrouble: Error, Sendable, Hashable {
    /// This cannot be an account's name.
    case badName(String)
    /// There is an account of this name already.
    case nameIsTaken(String)
    /// There is no account of this name.
    case unknown(String)
    /// The list of accounts cannot be read or written; `reason` is the system's.
    case inaccessible(path: String, reason: String)
    /// The list of accounts is there and cannot be understood. It is left as it is.
    case damaged(path: String, reason: String)
    /// There are accounts, and the key that their secrets were sealed with is gone.
    case keyIsMissing(path: String)
    /// The file of the key does not hold one.
    case keyIsDamaged(path: String)
    /// The key does not open the secrets of the account.
    case doesNotOpen(path: String)
    /// Secrets could not be sealed; the library's words.
    case cannotSeal(String)
    /// An account that cannot be read stands in the way of a new one.
    case other(name: String)
}

extension AccountTrouble: CustomStringConvertible {
    /// One line for the owner: what is wrong, and what to do about it.
    package var description: String {
        switch self {
        case .badName(let name):
            "\"\(name)\" cannot be an account's name: it has 1 to 24 lower-case letters, digits and dashes"
        case .nameIsTaken(let name): "there is an account \"\(name)\" already; remove it first or choose another name"
        case .unknown(let name): "there is no cloud account \"\(name)\"; \"porchlight clouds list\" shows all"
        case .inaccessible(let path, let reason): "\(path) cannot be read or written: \(reason)"
        case .damaged(let path, let reason):
            "the list of cloud accounts, \(path), is damaged: \(reason). It was left as it is: put back a copy of it, or move it "
                + "away and add the accounts again"
        case .keyIsMissing(let path):
            "its secrets cannot be read since their key, \(path), is gone: put back a copy of it, or remove the account and add it again"
        case .keyIsDamaged(let path):
            "its secrets cannot be read since their key, \(path), is damaged: put back a copy of it, or remove the account and add it again"
        case .doesNotOpen(let path):
            "its secrets cannot be read: \(path) is not the key that they were sealed with, or they were changed. "
                + "Put back what belongs together, or remove the account and add it again"
        case .cannotSeal(let words): "the secrets could not be sealed: \(words)"
        case .other(let name):
            "the secrets of the account \"\(name)\" cannot be read, and a new account would be sealed with another key: see "
                + "\"porchlight clouds status \(name)\""
        }
    }
}
