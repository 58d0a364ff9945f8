package import BridgeCore

/// How an account is doing, and how it is kept.
package struct CloudStanding: Sendable {
    /// How it is kept.
    package var entry: AccountBook.Entry
    /// How its devices are doing; `nil` if it cannot be used.
    package var page: BackendLedger.Page?
    /// How the sharing of lights is doing; `nil` if none are shared.
    package var sharing: BackendLedger.Page?
}
