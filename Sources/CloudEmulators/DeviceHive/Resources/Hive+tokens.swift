import Connectivity
import GRDB

/// The endpoints that give tokens.
extension Hive {
    /// `POST token`: a pair for a login and its password.
    func logIn(_ call: HiveCall) async throws -> JSONValue {
        let body = HiveArguments(call.body.object ?? [:])
        guard let login = Self.filled(body["login"]), let password = Self.filled(body["password"]) else {
            throw HiveFailure.badRequest("Invalid or empty authorization request parameters")
        }
        let user = try checked(login, password)
        return try await pair(try ordinaryClaims(of: user))
    }

    /// `POST token/refresh`: a new access token with the limits of the refresh token.
    func refresh(_ call: HiveCall) async throws -> JSONValue {
        guard let token = Self.filled(call.body["refreshToken"]) else {
            throw HiveFailure.badRequest("Refresh token is required")
        }
        guard var claims = await seal.open(token) else { throw HiveFailure(401, nil) }
        guard claims.kind == .refresh else { throw HiveFailure(401, "Invalid token type") }
        guard claims.expiry > now.milliseconds else { throw HiveFailure(401, "Token has expired") }
        try checkHolder(claims.holder)
        claims.kind = .access
        claims.expiry = HiveTime.adding(lifetimes.accessLength, to: now).milliseconds
        return ["accessToken": .string(try await seal.sign(claims))]
    }

    /// Signs two tokens that allow the same.
    ///
    /// - Parameters:
    ///   - expiry: when the access token ends; `nil` for as usual.
    ///   - refreshExpiry: when the other ends; `nil` for when the first was told to, or else as usual.
    func pair(_ claims: TokenClaims, expiry: HiveTime? = nil, refreshExpiry: HiveTime? = nil) async throws -> JSONValue {
        var (access, refresh) = (claims, claims)
        access.kind = .access
        access.expiry = (expiry ?? HiveTime.adding(lifetimes.accessLength, to: now)).milliseconds
        refresh.kind = .refresh
        refresh.expiry = (refreshExpiry ?? expiry ?? HiveTime.adding(lifetimes.refreshLength, to: now)).milliseconds
        return ["accessToken": .string(try await seal.sign(access)), "refreshToken": .string(try await seal.sign(refresh))]
    }

    /// What somebody's tokens say when they ask for nothing in particular.
    func ordinaryClaims(of user: HiveUser) throws -> TokenClaims {
        let holder = TokenClaims.Holder.user(user.number)
        if user.isAdministrator { return TokenClaims(holder: holder, actions: [HiveAction.any], expiry: 0, kind: .access) }
        return try read { db in
            TokenClaims(
                holder: holder, actions: HiveAction.ofClient.map(\.rawValue).sorted(), networks: try Self.networks(of: user, db),
                types: try Self.types(of: user, db), expiry: 0, kind: .access)
        }
    }

    /// Looks at a password and counts the wrong ones.
    private func checked(_ login: String, _ password: String) throws -> HiveUser {
        let time = now.milliseconds
        let outcome = try write { db -> Result<HiveUser, HiveFailure> in
            guard var user = try HiveUser.filter(Column("login") == login).fetchOne(db) else {
                return .failure(HiveFailure(401, "User with login = \(login) not found or bad password"))
            }
            guard user.status == HiveUser.active else { return .failure(HiveFailure(401, "User is locked or disabled")) }
            guard PasswordHash(kept: user.password).matches(password) else {
                user.failures += 1
                if user.failures >= HiveUser.mostFailures { user.status = HiveUser.locked }
                try user.update(db)
                return .failure(HiveFailure(401, "Invalid credentials"))
            }
            user.failures = 0
            user.lastLogin = time
            try user.update(db)
            return .success(user)
        }
        return try outcome.get()
    }

    private func checkHolder(_ holder: TokenClaims.Holder) throws {
        try read { db in
            switch holder {
            case .user(let id):
                guard try HiveUser.fetchOne(db, key: id)?.status == HiveUser.active else { throw HiveFailure(401, nil) }
            case .plugin(let topic):
                guard try Self.isTopic(topic, db) else { throw HiveFailure(401, "Plugin is not found") }
            }
        }
    }

    private static func filled(_ json: JSONValue?) -> String? {
        json?.string.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
    }
}
