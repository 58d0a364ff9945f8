import BridgeCore
import Connectivity
import Foundation
import HomeModel

/// A Gen1 Shelly, played: it answers requests, and tells nothing without being asked.
actor FakeOldShelly: PlayedWeb {
    static let identity = "34945479cfa4"

    nonisolated let world: World
    private let password: String?
    private let type: String
    var status: JSONValue
    var settings: JSONValue
    var delay = Duration.zero
    /// Requests are answered by these statuses, and not heeded.
    var refusals: [Int] = []
    var resets = 0
    private(set) var orders: [(path: String, query: [String: String], at: Duration)] = []
    private(set) var times: [Duration] = []
    private(set) var mostAtOnce = 0
    private var atOnce = 0

    init(type: String = "SHDM-2", status: JSONValue, settings: JSONValue = [:], password: String? = nil, in world: World) {
        self.world = world
        self.type = type
        self.status = status
        self.settings = settings
        self.password = password
    }

    func become(_ status: JSONValue) { self.status = status }
    func delay(by delay: Duration) { self.delay = delay }
    func refuse(_ statuses: [Int]) { refusals = statuses }
    func reset(_ count: Int) { resets = count }
    /// Sets members of one of its lights, as a hand would.
    func touch(_ words: [String: JSONValue], _ list: String = "lights", _ index: Int = 0) { merge(words, list, index) }

    func answer(_ request: PlayedRequest) async -> PlayedAnswer {
        atOnce += 1
        defer { atOnce -= 1 }
        mostAtOnce = max(mostAtOnce, atOnce)
        times.append(world.now().uptime)
        if resets > 0 {
            resets -= 1
            return .reset
        }
        let answer = answer(to: request)
        if delay > .zero { try? await world.sleep(for: delay) }
        return answer
    }

    private func answer(to request: PlayedRequest) -> PlayedAnswer {
        if request.path == "/shelly" {
            return .json(["type": .string(type), "mac": "34945479CFA4", "auth": .bool(password != nil), "fw": "20230913-114008"])
        }
        if let password, request.headers["authorization"] != "Basic " + Data("admin:\(password)".utf8).base64EncodedString() {
            return .json([:], status: 401)
        }
        switch request.path {
        case "/settings": return .json(settings)
        case "/status": return .json(status)
        default: break
        }
        let parts = request.path.split(separator: "/")
        guard parts.count == 2, let index = Int(parts[1]) else { return .json([:], status: 404) }
        orders.append((request.path, request.query, world.now().uptime))
        if !refusals.isEmpty { return .json([:], status: refusals.removeFirst()) }
        let list = parts[0] == "relay" ? "relays" : "lights"
        merge(Self.words(request.query), list, index)
        return .json(self.status[list]?.array?[index] ?? .null)
    }

    private static func words(_ query: [String: String]) -> [String: JSONValue] {
        var words: [String: JSONValue] = [:]
        for (name, value) in query {
            if name == "turn" {
                words["ison"] = .bool(value == "on")
            } else {
                words[name] = Int64(value).map { .int($0) } ?? .string(value)
            }
        }
        return words
    }

    private func merge(_ words: [String: JSONValue], _ list: String, _ index: Int) {
        guard var all = status.object, var items = all[list]?.array, items.indices.contains(index) else { return }
        items[index] = .object((items[index].object ?? [:]).merging(words) { $1 })
        all[list] = .array(items)
        status = .object(all)
    }
}

/// What Gen1 devices say of how they are.
enum OldShellySamples {
    static let dimmer: JSONValue = [
        "lights": [["ison": true, "source": "http", "has_timer": false, "mode": "white", "brightness": 50, "transition": 0]],
        "inputs": [["input": 0, "event": "", "event_cnt": 0]], "tmp": ["tC": 55.0, "is_valid": true], "unheard_of": nil,
    ]
    static let duo: JSONValue = ["lights": [["ison": true, "brightness": 50, "white": 50, "temp": 3500, "transition": 0]]]
    static let bulb: JSONValue = [
        "lights": [[
            "ison": true, "mode": "color", "red": 0, "green": 0, "blue": 255, "white": 0, "gain": 60, "temp": 4750,
            "brightness": 20, "effect": 0,
        ]]
    ]
    static let strip: JSONValue = [
        "lights": [["ison": true, "mode": "color", "red": 255, "green": 0, "blue": 0, "white": 0, "gain": 100, "effect": 0]]
    ]
    static let channels: JSONValue = [
        "lights": .array(Array(repeating: ["ison": false, "mode": "white", "brightness": 30], count: 4))
    ]
    static let relays: JSONValue = ["relays": [["ison": false, "source": "input"], ["ison": true]], "tmp": ["tC": 60.0]]
    static let motion: JSONValue = [
        "lux": ["value": 100, "illumination": "bright"], "sensor": ["motion": true, "vibration": false], "bat": ["value": 80],
        "tmp": ["value": 20.5, "tC": 20.5],
    ]
}
