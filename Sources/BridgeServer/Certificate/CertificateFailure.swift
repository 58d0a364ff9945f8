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
