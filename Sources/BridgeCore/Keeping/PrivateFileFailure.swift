/// Why a private file could not be used.
package enum PrivateFileFailure: Error, Sendable, Hashable {
    /// It cannot be read or written; `reason` is the system's.
    case inaccessible(path: String, reason: String)
    /// What is in it is not text.
    case notText(path: String)
}

extension PrivateFileFailure: CustomStringConvertible {
    /// One line for the owner.
    package var description: String {
        switch self {
        case .inaccessible(let path, let reason): "\(path) cannot be read or written: \(reason)"
        case .notText(let path): "\(path) is not text"
        }
    }
}
