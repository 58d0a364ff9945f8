import GRDB

/// How devices come to their owners.
enum EWeLinkAdding {
    private static let absent = EWeLinkError(404, "there is no such device")

    /// `POST /api/user/device/add`: by id and factory key.
    static func add(_ call: inout EWeLinkCall) throws -> JSONText {
        let user = try call.user()
        let (id, key) = (try call.need("deviceid"), try call.need("apikey"))
        guard call["name"] != nil else { throw EWeLinkError(400, "name is empty") }
        guard let device = try EWeLinkDevice.fetchOne(call.db, key: id) else { throw absent }
        guard ConstantTime.equal(device.devicekey, key) else { throw EWeLinkError(403, "this is not the device's key") }
        return try give(device, to: user, call)
    }

    /// `POST /api/user/device/addGsm`: by what is printed on it.
    static func addGsm(_ call: inout EWeLinkCall) throws -> JSONText {
        let user = try call.user()
        guard let id = call["id"], !id.isEmpty, call.body["name"]?.string != "" else {
            throw EWeLinkError(400, "id or name is empty")
        }
        guard id.count == 32, id.allSatisfy({ "0123456789abcdef".contains($0) }) else {
            throw EWeLinkError(401, "the id is malformed")
        }
        guard let device = try EWeLinkDevice.first(call.db, "gsmId", is: id) else { throw absent }
        return try give(device, to: user, call)
    }

    private static func give(_ device: EWeLinkDevice, to user: EWeLinkUser, _ call: EWeLinkCall) throws -> JSONText {
        guard device.owner == nil else {
            let isTheirs = device.owner == user.apikey
            throw EWeLinkError(409, isTheirs ? "the device is already added" : "the device belongs to another user")
        }
        var device = device
        device.belong(to: user.apikey, called: call["name"])
        try device.update(call.db)
        return ["device": try device.json(for: user.apikey, call.db)]
    }
}
