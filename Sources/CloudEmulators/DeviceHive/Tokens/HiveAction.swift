import Connectivity

/// What a token allows, by the numbers that stand in it.
enum HiveAction: Int, Sendable, Hashable, CaseIterable {
    case getNetwork = 2
    case getDevice, getDeviceNotification, getDeviceCommand, registerDevice, createDeviceCommand, updateDeviceCommand
    case createDeviceNotification, getCurrentUser, updateCurrentUser, manageUser, manageConfiguration, manageNetwork, manageToken
    case managePlugin, getDeviceType, manageDeviceType

    /// Number 0 in a token: everything its user may do.
    static let any = 0
    /// Number 1 in a token: nothing.
    static let none = 1

    /// What only an administrator may do.
    static let administration: Set<HiveAction> = [.manageUser, .manageConfiguration, .manageNetwork, .manageDeviceType]
    /// What an administrator may do.
    static let ofAdministrator = Set(allCases)
    /// What everybody else may do.
    static let ofClient = ofAdministrator.subtracting(administration)

    /// The name that stands for the number where people write tokens.
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
        case .getCurrentUser: "GetCurrentUser"
        case .updateCurrentUser: "UpdateCurrentUser"
        case .manageUser: "ManageUser"
        case .manageConfiguration: "ManageConfiguration"
        case .manageNetwork: "ManageNetwork"
        case .manageToken: "ManageToken"
        case .managePlugin: "ManagePlugin"
        case .getDeviceType: "GetDeviceType"
        case .manageDeviceType: "ManageDeviceType"
        }
    }

    private static let numbers: [String: Int] = Dictionary(
        uniqueKeysWithValues: [("*", any), ("None", none)] + allCases.map { ($0.name, $0.rawValue) })

    /// The numbers that a list of names and numbers stands for, each once, rising. Names that nobody knows stand for nothing,
    /// and so does `GetDeviceState`, which older servers had.
    ///
    /// - Returns: `nil` when there is something else in the list.
    static func numbers(in list: [JSONValue]) -> [Int]? {
        var found: Set<Int> = []
        for element in list {
            if let number = element.int {
                found.insert(number)
            } else if let name = element.string {
                numbers[name].map { _ = found.insert($0) }
            } else {
                return nil
            }
        }
        return found.sorted()
    }
}
