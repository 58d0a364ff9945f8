/// Why there is no certificate to serve with.
package enum CertificateFailure: Error, Hashable {
    /// Not 16 hex digits.
    case badBridgeID(String)
    /// Signing or encoding failed; the library's words.
    case cannotMake(String)
    /// The file cannot be read or written; `reason` is the system's.
    case inaccessible(path: String, reason: String)
    /// The file is there but is not a key and its certificate. It is left as it is: clients may have pinned what it held.
    case damaged(path: String, reason: String)
}

extension CertificateFailure: CustomStringConvertible {
    /// One line for the owner: what is wrong, with which file, and what to do about it.
    package var description: String {
        switch self {
        case .badBridgeID(let id): "\"\(id)\" is not a bridge id: it must be sixteen hex digits"
        case .cannotMake(let words): "no certificate could be made: \(words)"
        case .inaccessible(let path, let reason): "the certificate \(path) cannot be read or written: \(reason)"
        case .damaged(let path, let reason):
            "the certificate \(path) is damaged: \(reason). It was left as it is, since clients may have pinned it: "
                + "put back a copy of it, or move it away to get a new one"
        }
    }
}
