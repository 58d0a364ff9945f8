import GRDB

/// Logins of the second API. Sessions are the same as those of the first.
enum EWeLinkSecondAccounts {
    static func login(_ call: inout EWeLinkCall) throws -> JSONText {
        let appid = try call.app()
        do {
            let (user, tokens) = try EWeLinkAccounts.enter(call, appid)
            return envelope([
                "user": user.json(appid: appid), "at": .string(tokens.at), "rt": .string(tokens.rt),
                "region": .string(user.region),
            ])
        } catch let error as EWeLinkError {
            throw EWeLinkError(numbers[error.number] ?? error.number, error.words, region: error.region)
        }
    }

    /// How the second API numbers what the first one has other numbers for.
    private static let numbers = [401: 10_001, 404: 10_003, 301: 10_004]

    static func refresh(_ call: inout EWeLinkCall) throws -> JSONText {
        let tokens = try EWeLinkAccounts.renew(call).2
        return envelope(["at": .string(tokens.at), "rt": .string(tokens.rt)])
    }

    static func profile(_ call: inout EWeLinkCall) throws -> JSONText {
        let (user, session) = (try call.user(), try call.session())
        return envelope(["user": user.json(appid: session.appid), "region": .string(user.region)])
    }

    static func logout(_ call: inout EWeLinkCall) throws -> JSONText {
        try call.session().delete(call.db)
        return envelope([:])
    }

    /// Everybody has one family, with no rooms.
    static func families(_ call: inout EWeLinkCall) throws -> JSONText {
        let user = try call.user()
        let family: JSONText = [
            "id": .string(user.familyId), "apikey": .string(user.apikey), "name": "My home", "index": 0, "familyType": 1,
            "roomList": [], "members": [],
        ]
        return envelope(["familyList": [family], "currentFamilyId": .string(user.familyId)])
    }

    static func envelope(_ data: JSONText) -> JSONText { ["error": 0, "msg": "", "data": data] }
}
