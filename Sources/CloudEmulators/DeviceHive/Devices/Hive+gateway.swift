import Connectivity
import GRDB

extension Hive {
    /// A refresh token of the user whose the simulated devices are, as it would be written into a device.
    ///
    /// - Returns: the token, and when an access token made of it now has had four fifths of its time.
    /// - Throws: when there is no such user, or they may not log in.
    func gatewayToken() async throws -> (String, HiveTime) {
        let user = try read { db in
            try HiveKeeping.kept("gateway", db).flatMap { try HiveUser.filter(Column("login") == $0).fetchOne(db) }
        }
        guard let user, user.status == HiveUser.active else { throw HiveFailure.unauthorized }
        guard let token = try await pair(try ordinaryClaims(of: user))["refreshToken"]?.string else {
            throw HiveFailure.unauthorized
        }
        return (token, HiveTime.adding(lifetimes.accessLength * 0.8, to: now))
    }
}
