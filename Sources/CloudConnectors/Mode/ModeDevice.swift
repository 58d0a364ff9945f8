import Connectivity

/// A device as MODE lists it.
struct ModeDevice: Sendable, Hashable {
    let id: Int
    let deviceClass: String
    /// What people call it; `nil` for a device that has not been given a name.
    let name: String?
    /// What its maker or its app tells it apart by.
    let tag: String?
    let isConnected: Bool

    init(id: Int, deviceClass: String, name: String? = nil, tag: String? = nil, isConnected: Bool = true) {
        self.id = id
        self.deviceClass = deviceClass
        self.name = name
        self.tag = tag
        self.isConnected = isConnected
    }

    /// Reads one; `nil` if this does not describe a device.
    init?(_ json: JSONValue) {
        guard let id = json["id"]?.int, let deviceClass = json["deviceClass"]?.string else { return nil }
        self.init(
            id: id, deviceClass: deviceClass, name: json["name"]?.string, tag: json["tag"]?.string,
            isConnected: json["isConnected"]?.bool ?? false)
    }

    /// What bridges like this one are in their owners' homes. They are never devices of another bridge, nor of their own.
    static let hubClass = "porchlight-hub"
}

/// Something that happened in a home, as MODE tells users of it.
struct ModeEvent: Sendable, Hashable {
    let type: String
    let data: JSONValue
    let home: Int?
    /// The device that it happened to or that said it; `nil` when it was neither.
    let device: Int?
    let deviceClass: String?

    /// Reads a message; `nil` if this is not an event.
    init?(_ text: String) {
        guard let json = try? JSONValue(parsing: text.utf8), let type = json["eventType"]?.string else { return nil }
        self.type = type
        data = json["eventData"] ?? [:]
        home = json["homeId"]?.int
        device = json["originDeviceId"]?.int
        deviceClass = json["originDeviceClass"]?.string
    }
}
