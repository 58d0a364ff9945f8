import GRDB

/// Devices of the second API, which calls them things. Of its groups this cloud has none.
enum EWeLinkThings {
    private static let absent = EWeLinkError(405, "there is no such thing")

    static func list(_ call: inout EWeLinkCall) throws -> JSONText {
        let user = try call.user()
        return try envelope(try call.devices(of: user), user, call)
    }

    /// Those that are asked for by id.
    static func pick(_ call: inout EWeLinkCall) throws -> JSONText {
        let user = try call.user()
        guard let wanted = call.body["thingList"]?.elements else { throw EWeLinkError.incomplete }
        let ids = wanted.compactMap { $0["id"]?.string }
        return try envelope(try call.devices(of: user).filter { ids.contains($0.deviceid) }, user, call)
    }

    static func status(_ call: inout EWeLinkCall) throws -> JSONText {
        let user = try call.user()
        let device = try call.device(try call.need("id"), of: user, missing: absent)
        return EWeLinkSecondAccounts.envelope(["params": EWeLinkParams.pick(device.params, EWeLinkStatus.names(call["params"]))])
    }

    static func set(_ cloud: EWeLinkCloud, _ request: EmulatorRequest) async throws -> JSONText {
        let (user, wish) = try await cloud.read(request) { call in (try call.user(), call.body) }
        try await set(wish, by: user, cloud, request)
        return EWeLinkSecondAccounts.envelope([:])
    }

    /// Each for itself, in their order.
    static func setSeveral(_ cloud: EWeLinkCloud, _ request: EmulatorRequest) async throws -> JSONText {
        let (user, wishes) = try await cloud.read(request) { call in (try call.user(), call.body["thingList"]?.elements ?? []) }
        guard !wishes.isEmpty, wishes.count <= 10 else { throw EWeLinkError.incomplete }
        var answers: [JSONText] = []
        for wish in wishes {
            var number = 0
            do {
                try await set(wish, by: user, cloud, request)
            } catch let error as EWeLinkError {
                number = error.number
            }
            answers.append(["type": wish["type"], "id": wish["id"], "error": .int(number)])
        }
        return EWeLinkSecondAccounts.envelope(["respList": .array(answers)])
    }

    private static func set(
        _ wish: JSONText, by user: EWeLinkUser, _ cloud: EWeLinkCloud, _ request: EmulatorRequest
    ) async throws {
        guard let id = wish["id"]?.string, let params = wish["params"], params.isObject else { throw EWeLinkError.incomplete }
        let device = try await cloud.read(request) { call in try call.device(id, of: user, missing: absent) }
        do {
            try await cloud.order(device, params, by: user)
        } catch let error as EWeLinkError {
            let numbers = [503: 30_022, 504: 4002]
            throw EWeLinkError(numbers[error.number] ?? error.number, error.words)
        }
    }

    private static func envelope(_ devices: [EWeLinkDevice], _ user: EWeLinkUser, _ call: EWeLinkCall) throws -> JSONText {
        let things = try devices.enumerated().map { place, device -> JSONText in
            let item = try device.json(for: user.apikey, call.db)
                .setting("extra", to: device.facts).setting("brandLogo", to: "")
                .setting("shareTo", to: []).setting("tags", to: [:])
                .setting("family", to: ["familyid": .string(user.familyId), "index": .int(place)])
            return ["itemType": device.owner == user.apikey ? 1 : 2, "itemData": item, "index": .int(place)]
        }
        return EWeLinkSecondAccounts.envelope(["thingList": .array(things), "total": .int(things.count)])
    }
}
