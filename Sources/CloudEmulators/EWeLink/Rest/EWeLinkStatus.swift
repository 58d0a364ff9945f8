import GRDB

/// `/api/user/device/status`: what a device is set to, over HTTP.
enum EWeLinkStatus {
    /// Clients read 400 as "there is no such device".
    private static let absent = EWeLinkError(400, "the device does not exist")

    static func show(_ call: inout EWeLinkCall) throws -> JSONText {
        let user = try call.user()
        let device = try call.device(try call.need("deviceid"), of: user, missing: absent)
        return ["error": 0, "params": EWeLinkParams.pick(device.params, names(call["params"]))]
    }

    /// Parameters that are asked for, as `switch|timers`.
    static func names(_ text: String?) -> [String] { (text ?? "").split(separator: "|").map(String.init) }

    /// Orders a device to be set to something, as an update over a WebSocket does.
    static func set(_ cloud: EWeLinkCloud, _ request: EmulatorRequest) async throws -> JSONText {
        let (user, device, params) = try await cloud.read(request) { call in
            let user = try call.user()
            let id = try call.need("deviceid")
            guard let params = call.body["params"], params.isObject else { throw EWeLinkError.incomplete }
            return (user, try call.device(id, of: user, missing: absent), params)
        }
        try await cloud.order(device, params, by: user)
        return ["error": 0, "deviceid": .string(device.deviceid)]
    }
}
