/// Frames as they are written, and what is looked at in those that come.
enum EWeLinkFrame {
    /// Ten digits, `0`–`9` and `a`–`f`.
    static func isDeviceId(_ text: String) -> Bool {
        text.utf8.count == 10 && text.allSatisfy { "0123456789abcdef".contains($0) }
    }

    /// A UUID, in capitals or not.
    static func isKey(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return parts.map(\.utf8.count) == [8, 4, 4, 4, 12]
            && parts.joined().utf8.allSatisfy { Character(UnicodeScalar($0)).isHexDigit }
    }

    /// A reply: what is said, and after it what the sender knows its frame by. Numbers of frames are echoed as they were written.
    static func reply(to frame: JSONText, _ members: [(String, JSONText?)]) -> JSONText {
        JSONText(members: members + [("sequence", frame["sequence"]), ("d_seq", frame["d_seq"])])
    }

    static func refusal(_ error: EWeLinkError, of frame: JSONText) -> JSONText {
        reply(
            to: frame,
            [
                ("error", .int(error.number)), ("reason", .string(error.words)), ("deviceid", frame["deviceid"]),
                ("apikey", frame["apikey"]),
            ])
    }

    /// All is well with a device.
    static func done(_ device: EWeLinkDevice, _ frame: JSONText, _ more: [(String, JSONText?)] = []) -> JSONText {
        reply(to: frame, [("error", 0), ("apikey", device.ownerKey), ("deviceid", .string(device.deviceid))] + more)
    }

    /// What an app hears when a device comes or goes.
    static func presence(of device: EWeLinkDevice, at seconds: Int) -> JSONText {
        [
            "action": "sysmsg", "deviceid": .string(device.deviceid), "apikey": device.ownerKey, "ts": .int(seconds),
            "params": ["online": .bool(device.online)],
        ]
    }

    static var config: JSONText { ["hb": 1, "hbInterval": .int(EWeLinkRules.heartbeat)] }
}
