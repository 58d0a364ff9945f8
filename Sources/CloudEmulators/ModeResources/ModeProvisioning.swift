import Connectivity
import GRDB

/// How a device comes to a home: claimed with the code that is printed on it, or made on demand with a token.
enum ModeProvisioning {
    /// A day: nobody stands before a device for longer.
    private static let claimSeconds = 1...86_400

    static func start(_ call: inout ModeCall) throws -> EmulatorAnswer {
        let home = try call.home(try call.id("homeId"), key: nil, absent: .membersOnly)
        guard try call.project(home.projectId).onDemand else { throw ModeError.refused(.permissionDenied) }
        let form = call.form
        let deviceClass = try ModeRules.name(try form.need("deviceClass"), of: "deviceClass")
        let tag = try form["deviceTag"].flatMap { $0.isEmpty ? nil : $0 }.map { try ModeRules.name($0, of: "deviceTag") }
        let token = call.clock.secret(40)
        var kept = ModeProvisioningToken(
            hash: SecretHash.of(token), homeId: home.id ?? 0, deviceClass: deviceClass, tag: tag,
            expirationTime: call.after(call.lifetimes.provisioningToken))
        try kept.insert(call.db)
        return EmulatorAnswer(200, .model(["token": .string(token), "expirationTime": .moment(kept.expirationTime)]))
    }

    static func add(_ call: inout ModeCall) throws -> EmulatorAnswer {
        if let token = call.form["token"], !token.isEmpty { return try make(with: token, call) }
        return try claim(call)
    }

    /// Only the device itself may, since only it knows that somebody stands before it.
    static func register(_ call: inout ModeCall) throws -> EmulatorAnswer {
        guard case .device(var device) = call.caller else {
            if case .nobody = call.caller { throw ModeError.unauthorized }
            throw ModeError.refused(.insufficientAuth)
        }
        let form = call.form
        guard try form.needID("deviceId") == device.id else { throw ModeError.refused(.permissionDenied) }
        _ = try form.need("claimable")
        guard let claimable = form.bool("claimable") else { throw ModeError.invalid("claimable") }
        device.claimExpirationTime = claimable ? call.after(try duration(form) ?? call.lifetimes.claim) : nil
        try device.update(call.db)
        return EmulatorAnswer(200, .model(["claimExpirationTime": .moment(device.claimExpirationTime)]))
    }

    private static func duration(_ form: WebForm) throws(ModeError) -> Double? {
        guard let text = form["duration"], !text.isEmpty else { return nil }
        guard let seconds = Int(text), claimSeconds.contains(seconds) else { throw .invalid("duration") }
        return Double(seconds)
    }

    private static func claim(_ call: ModeCall) throws -> EmulatorAnswer {
        let user = try call.user().user
        let home = try call.home(try call.form.needID("homeId"), key: nil, absent: .membersOnly)
        let code = SecretHash.of(try call.form.need("claimCode"))
        let coded = ModeDevice.filter(Column("projectId") == user.projectId && Column("claimHash") == code)
        // A wrong code and a device that is not ready are answered alike, so that codes cannot be found by trying.
        guard var device = try coded.fetchOne(call.db) else { throw ModeError.refused(.deviceNotClaimable) }
        guard device.homeId == nil else { throw ModeError.refused(.deviceAlreadyInHome) }
        guard device.isClaimable(at: call.now) else { throw ModeError.refused(.deviceNotClaimable) }
        device.claim(for: home.id, at: call.now)
        try device.update(call.db)
        return EmulatorAnswer(201, call.json(device))
    }

    /// The only time that a device's key is told.
    private static func make(with token: String, _ call: ModeCall) throws -> EmulatorAnswer {
        guard let kept = try ModeProvisioningToken.fetchOne(call.db, key: SecretHash.of(token)),
            call.now < kept.expirationTime, let home = try ModeHome.fetchOne(call.db, key: kept.homeId)
        else { throw ModeError.refused(.invalidToken) }
        try kept.delete(call.db)
        let key = call.newKey("device")
        var device = ModeDevice(
            projectId: home.projectId, deviceClass: kept.deviceClass, tag: kept.tag, homeId: home.id,
            hash: SecretHash.of(key), onDemand: true, claimTime: call.now)
        try device.insert(call.db)
        var members = call.json(device).object ?? [:]
        members["apiKey"] = .string(key)
        return EmulatorAnswer(201, .object(members))
    }
}
