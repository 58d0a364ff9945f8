import Connectivity

/// A simulated device: a machine that is told what was heard and says what to do.
struct EWeLinkThing: Sendable, Hashable {
    enum Step: Sendable, Hashable {
        case say(JSONText)
        /// The cloud knows it from now on.
        case ready
        /// The cloud does not want it.
        case hangUp
    }

    let deviceid: String
    let devicekey: String
    let name: String
    private(set) var params: JSONText
    /// Whether it is to be connected.
    private(set) var wantsConnection = true
    /// Whether it does not follow orders, nor answer them.
    private(set) var isDeaf = false
    /// What the cloud has not been told yet, an object.
    private(set) var unreported: JSONText = [:]
    private(set) var isOnline = false

    init(_ device: EWeLinkDevice) {
        (deviceid, devicekey, name, params) = (device.deviceid, device.devicekey, device.name, device.params)
    }

    /// What it says first.
    var opening: JSONText {
        [
            "action": "register", "version": 8, "deviceid": .string(deviceid), "userAgent": "device",
            "apikey": .string(devicekey), "romVersion": "3.5.0", "model": "PSF-B01-GL", "d_seq": 1,
        ]
    }

    mutating func hear(_ frame: JSONText) -> [Step] {
        if frame["action"]?.string == "update" { return follow(frame) }
        guard frame["action"] == nil, frame["config"] != nil || frame["error"]?.int != 0 else { return [] }
        isOnline = frame["error"]?.int == 0
        return [isOnline ? .ready : .hangUp]
    }

    mutating func lose() { isOnline = false }

    /// What it has to report, once.
    mutating func takeReport() -> JSONText? {
        guard isOnline, !unreported.members.isEmpty else { return nil }
        defer { unreported = [:] }
        return [
            "action": "update", "deviceid": .string(deviceid), "apikey": .string(devicekey), "userAgent": "device", "d_seq": 1,
            "params": unreported,
        ]
    }

    /// A hand on it. Members that are no parameters are about the simulation itself.
    mutating func touch(_ wish: [String: JSONValue]) {
        wantsConnection = wish["connected"]?.bool ?? wantsConnection
        isDeaf = wish["deaf"]?.bool ?? isDeaf
        let changes = wish.filter { !["connected", "deaf", "id", "name"].contains($0.key) }
        params = EWeLinkParams.merge(params, JSONText(.object(changes)))
        for name in changes.keys.sorted() {
            if let value = params[name] { unreported = unreported.setting(name, to: value) }
        }
    }

    /// What it is set to, and how it is itself.
    var json: JSONValue {
        .object((params.value.object ?? [:]).merging([
            "id": .string(deviceid), "name": .string(name), "connected": .bool(wantsConnection), "deaf": .bool(isDeaf),
        ]) { _, own in own })
    }

    private mutating func follow(_ order: JSONText) -> [Step] {
        guard !isDeaf else { return [] }
        let wish = order["params"] ?? [:]
        params = EWeLinkParams.merge(params, wish)
        return [.say([
            "error": 0, "userAgent": "device", "deviceid": .string(deviceid), "apikey": order["apikey"],
            "sequence": order["sequence"],
            "config": wish["hundredDaysKwh"]?.string == "get" ? ["hundredDaysKwhData": .string(EWeLinkEnergy.history)] : nil,
        ])]
    }
}

/// What a metering plug remembers of its last hundred days.
enum EWeLinkEnergy {
    /// Newest day first, six digits each: whole kWh in two hexadecimal ones, then twice a decimal one with a zero before it.
    static let history = (0..<100).map { day in
        let hundredths = (day * 37 + 11) % 400
        let whole = SecretHash.hex([UInt8(hundredths / 100)])
        return "\(whole)0\(hundredths / 10 % 10)0\(hundredths % 10)"
    }.joined()
}
