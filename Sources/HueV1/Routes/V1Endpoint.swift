/// What a method and path of v1 ask for (Docs/HueV1.md §2). Ids are as the client wrote them.
enum V1Endpoint: Sendable, Equatable {
    case fullState
    case config, editConfig, deleteKey(String)
    case capabilities, capability(String)
    case timezones
    case all(V1Collection)
    case one(V1Collection, String)
    case newLights, newSensors
    /// `POST` of a collection; with lights it searches, with sensors it may.
    case add(V1Collection)
    case edit(V1Collection, String)
    case remove(V1Collection, String)
    case setLight(String), configureLight(String)
    case setGroup(String), streamGroup(String)
    case setSensor(String), configureSensor(String)
    case setSceneLight(scene: String, light: String)
    case editRuleList(String, V1RuleList)

    /// The lists of a rule that have paths of their own.
    enum V1RuleList: String, Sendable {
        case conditions, actions
    }

    /// Finds what is asked for; `nil` when there is no such path or it does not take the method.
    init?(_ method: String, _ path: [String]) {
        let found: V1Endpoint? = switch (method, path.count) {
        case ("GET", _): Self.reading(path)
        case ("PUT", 1): path == ["config"] ? .editConfig : nil
        case ("PUT", 2): Self.element(path[0], path[1]).map { .edit($0, path[1]) }
        case ("PUT", 3): Self.setting(path[0], path[1], path[2])
        case ("PUT", 4): Self.settingWithin(path)
        case ("POST", 1): V1Collection(rawValue: path[0]).map { .add($0) }
        case ("DELETE", 2): Self.element(path[0], path[1]).map { .remove($0, path[1]) }
        case ("DELETE", 3): path.prefix(2) == ["config", "whitelist"] ? .deleteKey(path[2]) : nil
        default: nil
        }
        guard let found else { return nil }
        self = found
    }

    private static func reading(_ path: [String]) -> V1Endpoint? {
        switch path {
        case []: return .fullState
        case ["config"]: return .config
        case ["capabilities"]: return .capabilities
        case ["info", "timezones"]: return .timezones
        case ["lights", "new"]: return .newLights
        case ["sensors", "new"]: return .newSensors
        default: break
        }
        if path.count == 2, path[0] == "capabilities" { return .capability(path[1]) }
        guard let collection = V1Collection(rawValue: path[0]) else { return nil }
        switch path.count {
        case 1: return .all(collection)
        case 2: return .one(collection, path[1])
        default: return nil
        }
    }

    /// The collection of something that can be changed and removed; group 0 and the lists of what is new cannot.
    private static func element(_ collection: String, _ id: String) -> V1Collection? {
        switch (collection, id) {
        case ("lights", "new"), ("sensors", "new"), ("groups", "0"): nil
        default: V1Collection(rawValue: collection)
        }
    }

    private static func setting(_ collection: String, _ id: String, _ part: String) -> V1Endpoint? {
        switch (collection, part) {
        case ("lights", "state"): .setLight(id)
        case ("lights", "config"): .configureLight(id)
        case ("groups", "action"): .setGroup(id)
        case ("groups", "stream"): .streamGroup(id)
        case ("sensors", "state"): .setSensor(id)
        case ("sensors", "config"): .configureSensor(id)
        case ("rules", _): V1RuleList(rawValue: part).map { .editRuleList(id, $0) }
        default: nil
        }
    }

    private static func settingWithin(_ path: [String]) -> V1Endpoint? {
        path[0] == "scenes" && path[2] == "lightstates" ? .setSceneLight(scene: path[1], light: path[3]) : nil
    }
}
