import BridgeCore
import Connectivity
import HomeModel
import LocalDrivers

/// A WiZ device, played from what the protocol says.
actor FakeWiZ {
    let mac: String
    private let world: World
    private let module: String
    private(set) var pilot: [String: JSONValue]
    /// What was set, and when; repetitions included.
    private(set) var orders: [(params: [String: JSONValue], at: Duration)] = []
    /// How often each method was asked.
    private(set) var asked: [String: Int] = [:]
    private let configurations: [String: JSONValue]
    /// Whether it repeats the number of a question, as newer firmware does.
    private var repeatsNumbers = true
    /// Whether it forgets the white when it is given a colour, as real ones do and simulators may not.
    private var forgets = true
    /// Whether it says nothing to what it does not know.
    private var isShy = false
    /// What comes before each of its answers, of its own accord.
    private var strays: [JSONValue] = []
    /// The method before whose answers they come; `nil` for any.
    private var straysBefore: String?

    init(
        world: World, module: String = "ESP01_SHRGB_03", mac: String = "a8bb5006033d",
        pilot: [String: JSONValue] = ["state": true, "sceneId": 0, "temp": 2700, "dimming": 50],
        configurations: [String: JSONValue] = ["getModelConfig": ["cctRange": [2200, 2700, 6500, 6500]]]
    ) {
        self.world = world
        self.module = module
        self.mac = mac
        self.pilot = pilot
        self.configurations = configurations
    }

    func repeatsNumbers(_ repeats: Bool) { repeatsNumbers = repeats }
    func forgets(_ forgets: Bool) { self.forgets = forgets }
    func isShy(_ isShy: Bool) { self.isShy = isShy }
    func strays(_ strays: [JSONValue], before method: String? = nil) { (self.strays, straysBefore) = (strays, method) }

    /// Somebody's hand at it, or another app.
    func touch(_ pilot: [String: JSONValue]) { self.pilot = pilot }

    /// Answers a packet.
    func answer(_ bytes: [UInt8]) -> [[UInt8]] {
        guard let json = try? JSONValue(parsing: bytes), let method = json["method"]?.string else { return [] }
        asked[method, default: 0] += 1
        if isShy, method == "getUserConfig" || method == "getModelConfig" { return [] }
        var answer: [String: JSONValue] = ["method": .string(method), "env": "pro"]
        if repeatsNumbers { answer["id"] = json["id"] }
        answer.merge(play(method, json["params"]?.object ?? [:])) { $1 }
        let others = straysBefore == nil || straysBefore == method ? strays : []
        return (others + [.object(answer)]).map(\.bytes)
    }

    private func play(_ method: String, _ params: [String: JSONValue]) -> [String: JSONValue] {
        switch method {
        case "registration": return ["result": ["mac": .string(mac), "success": true]]
        case "getSystemConfig":
            return ["result": ["mac": .string(mac), "moduleName": .string(module), "fwVersion": "1.25.0", "homeId": 1, "x": nil]]
        case "getPilot": return ["result": .object(pilot.merging(["mac": .string(mac), "rssi": -60]) { $1 })]
        case "setPilot": return set(params)
        default:
            guard let result = configurations[method] else {
                return ["error": ["code": -32601, "message": "Method not found"]]
            }
            return ["result": result]
        }
    }

    private func set(_ params: [String: JSONValue]) -> [String: JSONValue] {
        orders.append((params, world.now().uptime))
        if let dimming = params["dimming"]?.int, !(10...100).contains(dimming) {
            return ["error": ["code": -32602, "message": "Invalid params"]]
        }
        if forgets, params["sceneId"] != nil || params["temp"] != nil || params["r"] != nil {
            for name in ["sceneId", "temp", "r", "g", "b", "w", "c", "speed"] { pilot[name] = nil }
            pilot["sceneId"] = 0
        }
        pilot.merge(params) { $1 }
        if params["state"] == nil { pilot["state"] = true }
        return ["result": ["success": true]]
    }
}
