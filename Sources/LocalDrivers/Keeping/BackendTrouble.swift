/// Why a backend or a device on the LAN cannot be kept, or is not what was meant. Its description is one line for the owner.
package enum BackendTrouble: Error, Sendable, Hashable {
    /// This cannot be a backend's name.
    case badName(String)
    /// There is a backend of this name already.
    case nameIsTaken(String)
    /// There is no backend of this name.
    case unknown(String)
    /// The device is taken in already.
    case isTaken(String)
    /// There is no device of this id.
    case unknownDevice(String)
    /// There are as many devices as there may be.
    case full(Int)
    /// What is kept cannot be read or written; `reason` is the system's.
    case inaccessible(path: String, reason: String)
    /// The list is there and cannot be understood. It is left as it is.
    case damaged(path: String, reason: String)
    /// The file of secrets is there and cannot be understood. It is left as it is.
    case secretsAreDamaged(path: String)
    /// There is no secret where one should be.
    case secretIsGone(path: String)
}

extension BackendTrouble: CustomStringConvertible {
    package var description: String {
        switch self {
        case .badName(let name):
            "\"\(name)\" cannot be a backend's name: it has 1 to 24 lower-case letters, digits and dashes"
        case .nameIsTaken(let name): "there is a backend \"\(name)\" already; remove it first or choose another name"
        case .unknown(let name): "there is no backend \"\(name)\"; \"porchlight backends list\" shows all"
        case .isTaken(let id): "\(id) is taken in already"
        case .unknownDevice(let id): "there is no device \"\(id)\"; \"porchlight devices list\" shows all"
        case .full(let most): "there are \(most) devices already, and no more are taken in"
        case .inaccessible(let path, let reason): "\(path) cannot be read or written: \(reason)"
        case .damaged(let path, let reason):
            "the list of backends and devices, \(path), is damaged: \(reason). It was left as it is: put back a copy of it, or move "
                + "it away and add them again"
        case .secretsAreDamaged(let path):
            "its secrets cannot be read since \(path) is damaged. It was left as it is: put back a copy of it, or move it away and "
                + "add again what had secrets"
        case .secretIsGone(let path): "its secret is not in \(path) any more: put back a copy of that, or remove it and add it again"
        }
    }
}
