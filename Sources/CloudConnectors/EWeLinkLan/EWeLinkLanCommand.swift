import Connectivity

/// One request to a device.
struct EWeLinkLanCommand: Sendable, Hashable {
    /// What is asked, as it stands in the path.
    let name: String
    let params: EWeLinkParams

    /// Asks for all that the device can tell. Some do not know it; that they answer still proves them alive.
    static let getState = EWeLinkLanCommand(name: "getState", params: [:])

    /// Has parameters set. What they are says which command it takes.
    init(_ params: EWeLinkParams) {
        let name = Self.name(for: params)
        var params = params
        if name == "dimmable" { params["cmd"] = "dimmable" }
        self.init(name: name, params: params)
    }

    private init(name: String, params: EWeLinkParams) {
        self.name = name
        self.params = params
    }

    private static func name(for params: EWeLinkParams) -> String {
        if params["switches"] != nil { return "switches" }
        switch Set(params.keys) {
        case ["switch"]: return "switch"
        case ["startup"]: return "startup"
        case ["pulse"], ["pulse", "pulseWidth"], ["pulseWidth"]: return "pulse"
        case ["sledOnline"]: return "sledonline"
        default: return "dimmable"
        }
    }

    var path: String { WebRequest.path(["zeroconf", name]) }

    /// The body.
    ///
    /// - Parameters:
    ///   - sequence: milliseconds since 1970, more with each request.
    ///   - devicekey: nil for a device that speaks plainly.
    ///   - iv: 16 random bytes.
    func body(to deviceid: String, sequence: Int64, devicekey: String?, iv: [UInt8]) -> JSONValue? {
        // Devices want some selfApikey, and do not care which.
        var body: [String: JSONValue] = [
            "sequence": .string(String(sequence)), "deviceid": .string(deviceid), "selfApikey": "123",
        ]
        if let devicekey {
            let cipher = EWeLinkCipher(devicekey: devicekey)
            guard let sealed = cipher.seal(JSONValue.object(params).bytes, iv: iv) else { return nil }
            body["encrypt"] = true
            body["iv"] = .string(sealed.iv)
            body["data"] = .string(sealed.data)
        } else {
            body["encrypt"] = false
            body["data"] = .object(params)
        }
        return .object(body)
    }
}
