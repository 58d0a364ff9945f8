/// One error of v1: its number, the address it is about and its words (Docs/HueV1.md §4).
package struct V1Error: Error, Sendable, Hashable {
    /// Number of the error.
    package let type: Int
    /// What it is about, without `/api/<key>` in front.
    package let address: String
    /// What a bridge says.
    package let description: String

    private init(_ type: Int, _ address: String, _ description: String) {
        self.type = type
        self.address = address
        self.description = description
    }

    /// 1: the key is not known, or the app may not do this.
    package static func unauthorized(_ address: String) -> V1Error {
        V1Error(1, address, "unauthorized user")
    }

    /// 2: the body cannot be read.
    package static func invalidJSON(_ address: String) -> V1Error {
        V1Error(2, address, "body contains invalid json")
    }

    /// 3: there is no such thing.
    package static func notAvailable(_ address: String) -> V1Error {
        V1Error(3, address, "resource, \(address), not available")
    }

    /// 4: this cannot be done here.
    package static func method(_ method: String, _ address: String) -> V1Error {
        V1Error(4, address, "method, \(method), not available for resource, \(address)")
    }

    /// 5: something is missing from the body.
    package static func missing(_ address: String) -> V1Error {
        V1Error(5, address, "invalid/missing parameters in body")
    }

    /// 6: there is no such parameter, or not on this light.
    package static func unknownParameter(_ name: String, _ address: String) -> V1Error {
        V1Error(6, address, "parameter, \(name), not available")
    }

    /// 7: the parameter cannot have this value. Long values are cut after 36 characters.
    package static func invalidValue(_ value: String, _ name: String, _ address: String) -> V1Error {
        let quoted = value.count > 36 ? value.prefix(36) + "..." : value[...]
        return V1Error(7, address, "invalid value, \(quoted), for parameter, \(name)")
    }

    /// 8: the parameter cannot be written.
    package static func notModifiable(_ name: String, _ address: String) -> V1Error {
        V1Error(8, address, "parameter, \(name), is not modifiable")
    }

    /// 11: a list is too long.
    package static func tooMany(_ address: String) -> V1Error {
        V1Error(11, address, "too many items in list")
    }

    /// 101: nobody pressed the link button.
    package static let linkButtonNotPressed = V1Error(101, "", "link button not pressed")

    /// 110: an address must be given before DHCP can be switched off.
    package static func dhcpNeeded(_ address: String) -> V1Error {
        V1Error(110, address, "DHCP cannot be disabled")
    }

    /// 201: the lamp is off.
    package static func isOff(_ name: String, _ address: String) -> V1Error {
        V1Error(201, address, "parameter, \(name), is not modifiable. Device is set to off.")
    }

    /// 306: the light is in another room.
    package static func usedInAnotherRoom(_ address: String) -> V1Error {
        V1Error(306, address, "Light is already used in another room")
    }

    /// 901: the bridge itself is in trouble.
    package static func internalError(_ code: Int, _ address: String) -> V1Error {
        V1Error(901, address, "Internal error, \(code)")
    }
}
