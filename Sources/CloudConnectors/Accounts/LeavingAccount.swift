package import HomeModel

/// An account that was removed, without its secrets, as long as something in the home is there because of it.
///
/// The list of accounts and the home are not kept in one transaction. So it stays in the list until the home has let go of
/// what it brought, and a bridge that was cut short in between does the rest when it starts.
package struct LeavingAccount: Sendable, Hashable, Codable {
    /// What its devices' keys name their driver by.
    package let driver: String
    /// The app that the cloud acted as.
    package let app: ResourceID?

    init(_ account: CloudAccount) {
        (driver, app) = (account.driver, account.app)
    }
}
