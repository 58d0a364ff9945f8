package import HomeModel

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

    /// 111: firmware can only be installed when it is ready to be.
    package static func invalidUpdateState(_ address: String) -> V1Error {
        V1Error(111, address, "Invalid updatestate")
    }

    /// 201: the lamp is off.
    package static func isOff(_ name: String, _ address: String) -> V1Error {
        V1Error(201, address, "parameter, \(name), is not modifiable. Device is set to off.")
    }

    /// 306: the light is in another room.
    package static func usedInAnotherRoom(_ address: String) -> V1Error {
        V1Error(306, address, "Light is already used in another room")
    }

    /// 305: groups of this type are the bridge's own.
    package static func readOnlyGroup(_ address: String) -> V1Error {
        V1Error(305, address, "It is not allowed to update or delete group of this type")
    }

    /// 307: another app streams.
    package static func isStreaming(_ address: String) -> V1Error {
        V1Error(307, address, "Cannot claim stream ownership")
    }

    /// 403: a rule or schedule needs the scene.
    package static func sceneIsLocked(_ address: String) -> V1Error {
        V1Error(403, address, "Scene could not be removed, because it's locked.")
    }

    /// 404: a group without lights cannot have scenes.
    package static func groupIsEmpty(_ address: String) -> V1Error {
        V1Error(404, address, "Scene could not be created, group is empty")
    }

    /// 501: only sensors that apps play can be made.
    package static func sensorType(_ address: String) -> V1Error {
        V1Error(501, address, "Not allowed to create sensor type")
    }

    /// 607: a condition does not fit what it is about.
    package static func conditionError(_ address: String) -> V1Error {
        V1Error(607, address, "Condition error")
    }

    /// 608: an action is not one that rules do.
    package static func actionError(_ address: String) -> V1Error {
        V1Error(608, address, "Action error")
    }

    /// 609: what the rule speaks of is gone.
    package static func cannotActivate(_ address: String) -> V1Error {
        V1Error(609, address, "Unable to activate")
    }

    /// 702: a local time needs a zone.
    package static func noTimeZone(_ address: String) -> V1Error {
        V1Error(702, address, "Schedule time-zone not valid")
    }

    /// 703: a schedule has one time.
    package static func twoTimes(_ address: String) -> V1Error {
        V1Error(703, address, "Schedule cannot set time and local time")
    }

    /// 705: the time has passed.
    package static func timeIsPast(_ address: String) -> V1Error {
        V1Error(705, address, "Cannot enable schedule, time is in the past")
    }

    /// 706: a schedule's command is not one that schedules do.
    package static func commandError(_ address: String) -> V1Error {
        V1Error(706, address, "Command error")
    }

    /// 301, 402, 502, 601 or 701: there is no more space for things of a kind.
    package static func full(_ kind: ResourceKind, _ address: String) -> V1Error {
        switch kind {
        case .room, .zone: V1Error(301, address, "group could not be created. Group table is full.")
        case .scene: V1Error(402, address, "Scene could not be created. Scene buffer in bridge full")
        case .sensor: V1Error(502, address, "Sensor list is full")
        case .rule: V1Error(601, address, "Rule engine full")
        case .schedule: V1Error(701, address, "Schedule list is full")
        case .device, .light, .resourceLink, .app, .settings, .identity: .internalError(503, address)
        }
    }

    /// 901: the bridge itself is in trouble.
    package static func internalError(_ code: Int, _ address: String) -> V1Error {
        V1Error(901, address, "Internal error, \(code)")
    }
}
