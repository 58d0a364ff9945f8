/// What a cloud may have besides devices.
package enum CloudChore: Sendable, CaseIterable {
    case timers, sharing, groups, claims
}

extension CloudVendor {
    /// What the vendor calls itself.
    package var title: String {
        switch self {
        case .mode: "MODE"
        case .devicehive: "DeviceHive"
        case .ruuvi: "Ruuvi"
        case .ewelink: "eWeLink"
        }
    }

    /// Why something cannot be done with this vendor, and what does it instead.
    package func lacks(_ chore: CloudChore) -> String {
        switch (chore, self) {
        case (.timers, .ruuvi): "Ruuvi has no timers: there is nothing to switch"
        case (.timers, _): "\(title) has no timers of its own; the bridge's schedules do that"
        case (.sharing, .mode): "MODE shares whole homes, not devices; members of a home are invited with the vendor's own app"
        case (.sharing, .devicehive): "DeviceHive shares networks, not devices; an administrator gives users networks there"
        case (.sharing, _): "\(title) shares no devices"
        case (.groups, _): "\(title) has no groups of its own; the bridge's rooms and zones do that"
        case (.claims, _): "\(title) has nothing to claim; devices are added with the vendor's own app"
        }
    }
}
