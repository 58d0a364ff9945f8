import Connectivity

/// What a token can allow, by the numbers that stand in it, as far as anything here asks for it.
enum HiveRight: Int, Sendable, Hashable, CaseIterable {
    case getNetwork = 2
    case getDevice = 3
    case getDeviceNotification = 4
    case getDeviceCommand = 5
    case registerDevice = 6
    case createDeviceCommand = 7
    case updateDeviceCommand = 8
    case createDeviceNotification = 9
    case getDeviceType = 17

    /// The name that stands for the number in tokens of older servers.
    var name: String {
        switch self {
        case .getNetwork: "GetNetwork"
        case .getDevice: "GetDevice"
        case .getDeviceNotification: "GetDeviceNotification"
        case .getDeviceCommand: "GetDeviceCommand"
        case .registerDevice: "RegisterDevice"
        case .createDeviceCommand: "CreateDeviceCommand"
        case .updateDeviceCommand: "UpdateDeviceCommand"
        case .createDeviceNotification: "CreateDeviceNotification"
        case .getDeviceType: "GetDeviceType"
        }
    }

    /// What it is good for, after "may not".
    var words: String {
        switch self {
        case .getNetwork: "see networks"
        case .getDevice: "see devices"
        case .getDeviceNotification: "hear what devices say"
        case .getDeviceCommand: "hear what devices are told"
        case .registerDevice: "register devices"
        case .createDeviceCommand: "send commands to devices"
        case .updateDeviceCommand: "say what became of commands"
        case .createDeviceNotification: "speak for devices"
        case .getDeviceType: "see device types"
        }
    }

    /// What a token's list of actions allows. Everything is number 0 or `*`; an empty list is all that a client may do, which
    /// is all that is asked for here; no list is nothing.
    static func rights(_ list: JSONValue?) -> Set<HiveRight> {
        guard let list = list?.array else { return [] }
        let isAll = list.isEmpty || list.contains { $0.int == 0 || $0 == "*" }
        return Set(allCases.filter { right in isAll || list.contains { $0.int == right.rawValue || $0.string == right.name } })
    }
}
