import BridgeCore
import Connectivity
import Crypto
import Foundation
import HomeModel

/// A Shelly of Gen2, played: whoever named himself in a call is told what changes, answers carry the number of their question.
actor FakeShelly: PlayedWeb {
    struct Manner: Sendable {
        /// All that it says comes so much later.
        var delay = Duration.zero
        /// All that it says it says twice, in one piece.
        var twice = false
        /// All that it says comes in small pieces.
        var inPieces = false
        /// Calls are answered by these errors, and not heeded.
        var errors: [Int] = []
        /// So many requests are cut off.
        var resets = 0
        /// After so many proofs it wants a new one.
        var proofs = 3
        /// It has too many challenges open: whoever shows an old proof is turned away.
        var isCrowded = false
        /// It knows no challenge any more by the time that it is answered, so many times.
        var forgets = 0
        /// So many questions of how it is are answered with nothing.
        var blanks = 0
    }

    static let mac = "A8032AB12345"
    static let identity = "a8032ab12345"
    private static let host = "shellyplus1-a8032ab12345"

    nonisolated let world: World
    private let password: String?
    var manner = Manner()
    var status: [String: JSONValue]
    var config: [String: JSONValue]
    private(set) var orders: [(method: String, params: JSONValue, at: Duration)] = []
    private(set) var challenges = 0
    private(set) var mostSockets = 0
    private var nonce: Int64 = 1_625_038_762
    private var count: Int64 = 0
    private var sockets: Set<PlayedSocket> = []
    private var named: [PlayedSocket: String] = [:]

    init(_ sample: (status: [String: JSONValue], config: [String: JSONValue]), password: String? = nil, in world: World) {
        self.world = world
        self.password = password
        (status, config) = sample
    }

    func behave(_ change: (inout Manner) -> Void) { change(&manner) }
    var isListened: Bool { !named.isEmpty }
    func cut() { for socket in sockets { socket.reset() } }
    func say(_ texts: [String]) { for socket in sockets { socket.say(texts, inPieces: manner.inPieces) } }
    func say(bytes: [UInt8]) { for socket in sockets { socket.say(bytes: bytes) } }

    /// A component changes by itself, or by somebody's hand.
    func become(_ key: String, _ words: [String: JSONValue]) {
        status[key] = .object((status[key]?.object ?? [:]).merging(words) { $1 })
        notify("NotifyStatus", ["ts": 1.5, key: .object(words.merging(["id": 0]) { $1 })])
    }

    func happen(_ component: String, _ event: String) {
        let word: JSONValue = ["component": .string(component), "id": 0, "event": .string(event), "ts": 2.5]
        notify("NotifyEvent", ["ts": 2.5, "events": [word]])
    }

    /// Its owner has it be something else.
    func change(_ sample: (status: [String: JSONValue], config: [String: JSONValue])) {
        (status, config) = sample
        happen("sys", "config_changed")
    }

    func answer(_ request: PlayedRequest) async -> PlayedAnswer {
        if manner.resets > 0 {
            manner.resets -= 1
            return .reset
        }
        switch request.path {
        case "/shelly": return .json(info)
        case "/rpc" where request.headers["upgrade"] != nil: return .socket
        default: return .text("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
        }
    }

    private var info: JSONValue {
        [
            "name": nil, "id": .string(Self.host), "mac": .string(Self.mac), "slot": 1, "model": "SNSW-001X16EU", "gen": 2,
            "fw_id": "20241011", "ver": "1.4.4", "app": "Plus1", "auth_en": .bool(password != nil),
            "auth_domain": .string(Self.host),
        ]
    }

    func opened(_ socket: PlayedSocket) {
        sockets.insert(socket)
        mostSockets = max(mostSockets, sockets.count)
    }

    func closed(_ socket: PlayedSocket) {
        sockets.remove(socket)
        named[socket] = nil
    }

    func heard(_ text: String, on socket: PlayedSocket) async {
        guard let call = try? JSONValue(parsing: Array(text.utf8)), let method = call["method"]?.string else { return }
        if let source = call["src"]?.string { named[socket] = source }
        var answer: [String: JSONValue] = ["id": call["id"] ?? .null, "src": .string(Self.host), "dst": call["src"] ?? .null]
        var told: (() -> Void)?
        if manner.isCrowded, call["auth"] != nil {
            answer["error"] = ["code": 429, "message": "Too many failed authentication attempts"]
        } else if let challenge = challenge(call["auth"]) {
            answer["error"] = ["code": 401, "message": .string(challenge.text)]
        } else if method.hasSuffix(".Set"), !manner.errors.isEmpty {
            orders.append((method, call["params"] ?? .null, world.now().uptime))
            answer["error"] = ["code": .int(Int64(manner.errors.removeFirst())), "message": "not now"]
        } else {
            (answer["result"], told) = obey(method, call["params"] ?? .null)
        }
        if manner.delay > .zero { try? await world.sleep(for: manner.delay) }
        told?()
        speak(.object(answer), to: socket)
    }

    private func obey(_ method: String, _ params: JSONValue) -> (JSONValue, (() -> Void)?) {
        switch method {
        case "Shelly.GetDeviceInfo": return (info, nil)
        case "Shelly.GetConfig": return (.object(config), nil)
        case "Shelly.GetStatus" where manner.blanks > 0:
            manner.blanks -= 1
            return (.null, nil)
        case "Shelly.GetStatus": return (.object(status), nil)
        default: break
        }
        let parts = method.split(separator: ".")
        guard parts.count == 2, parts[1] == "Set", let id = params["id"]?.int else { return (.null, nil) }
        orders.append((method, params, world.now().uptime))
        let key = "\(parts[0].lowercased()):\(id)"
        var words = params.object ?? [:]
        if let on = words.removeValue(forKey: "on") { words["output"] = on }
        for name in ["id", "transition_duration"] { words[name] = nil }
        status[key] = .object((status[key]?.object ?? [:]).merging(words) { $1 })
        return (["was_on": true], { self.notify("NotifyStatus", ["ts": 3.5, key: .object(words)]) })
    }

    private func notify(_ method: String, _ params: JSONValue) {
        for (socket, name) in named {
            speak(["src": .string(Self.host), "dst": .string(name), "method": .string(method), "params": params], to: socket)
        }
    }

    private func speak(_ word: JSONValue, to socket: PlayedSocket) {
        socket.say(manner.twice ? [word.text, word.text] : [word.text], inPieces: manner.inPieces)
    }

    /// What it wants to have proved; `nil` if it has been.
    private func challenge(_ proof: JSONValue?) -> JSONValue? {
        guard let password else { return nil }
        let isStale = proof != nil && manner.forgets > 0
        if isStale {
            manner.forgets -= 1
        } else if let proof, proof["nonce"]?.int == Int(nonce), proof["nc"]?.int == Int(count + 1), count < manner.proofs,
            proof["response"]?.string == response(password, proof) {
            count += 1
            return nil
        }
        challenges += 1
        (nonce, count) = (nonce + 17, 0)
        // Whoever asks without any proof has a place made for him.
        if proof == nil { manner.isCrowded = false }
        let challenge: JSONValue = [
            "auth_type": "digest", "nonce": .int(nonce), "nc": 1, "realm": .string(Self.host), "algorithm": "SHA-256",
        ]
        return isStale ? .object((challenge.object ?? [:]).merging(["stale": true]) { $1 }) : challenge
    }

    private func response(_ password: String, _ proof: JSONValue) -> String {
        func hash(_ text: String) -> String { SHA256.hash(data: Data(text.utf8)).map { String(format: "%02x", $0) }.joined() }
        let first = hash("admin:\(Self.host):\(password)")
        return hash("\(first):\(nonce):\(count + 1):\(proof["cnonce"]?.string ?? ""):auth:\(hash("dummy_method:dummy_uri"))")
    }
}
