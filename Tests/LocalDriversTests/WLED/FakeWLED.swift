import BridgeCore
import Connectivity
import HomeModel
import Synchronization

/// A WLED, played as its firmware behaves: state goes to everybody at most once a second, a message that changes something has no
/// other answer, and of text that begins with `p` a pong comes back.
actor FakeWLED: PlayedWeb {
    /// How it behaves beside that.
    struct Manner: Sendable {
        /// All that it says comes so much later.
        var delay = Duration.zero
        /// All that it says it says twice, in one piece.
        var twice = false
        /// All that it says comes in small pieces.
        var inPieces = false
        /// So many messages are answered by this error, and not heeded.
        var errors: [Int] = []
        /// So many requests are cut off.
        var resets = 0
        /// It has no WebSocket, and says so; or does not.
        var isDeaf = false
        var saysNothingOfWebSocket = false
    }

    static let mac = "a1b2c3d4e5f6"
    private static let coolDown = Duration.seconds(1)

    nonisolated let world: World
    var manner = Manner()
    var state: JSONValue
    var info: JSONValue
    /// Messages that were orders, with their time.
    private(set) var orders: [(word: JSONValue, at: Duration)] = []
    private(set) var questions = 0
    private(set) var requests: [String] = []
    private(set) var longest = 0
    private var sockets: Set<PlayedSocket> = []
    private var lastTold: Duration?
    private var tellsSoon = false

    init(_ sample: JSONValue = WLEDSamples.single, in world: World) {
        self.world = world
        state = sample["state"] ?? .null
        info = sample["info"] ?? .null
    }

    func behave(_ change: (inout Manner) -> Void) { change(&manner) }
    var isListened: Bool { !sockets.isEmpty }
    func segment(_ id: Int) -> JSONValue? { state["seg"]?.array?.first { $0["id"]?.int == id } }

    /// Somebody's hand, or its own page.
    func become(_ words: JSONValue) async {
        apply(words)
        await tell()
    }

    /// Something that it says, whatever that is.
    func say(_ texts: String...) { for socket in sockets { socket.say(texts, inPieces: manner.inPieces) } }
    func say(bytes: [UInt8]) { for socket in sockets { socket.say(bytes: bytes) } }
    func cut() { for socket in sockets { socket.reset() } }

    /// It starts anew as somebody else.
    func reboot(_ sample: JSONValue) {
        state = sample["state"] ?? .null
        info = sample["info"] ?? .null
        cut()
    }

    var whole: JSONValue { ["state": state, "info": info] }

    func opened(_ socket: PlayedSocket) async {
        sockets.insert(socket)
        try? await world.sleep(for: manner.delay)
        speak(whole.text, to: socket)
    }

    func closed(_ socket: PlayedSocket) { sockets.remove(socket) }

    func heard(_ text: String, on socket: PlayedSocket) async {
        longest = max(longest, text.utf8.count)
        if text.hasPrefix("p"), text.utf8.count < 10 {
            questions += 1
            try? await world.sleep(for: manner.delay)
            return speak("pong", to: socket)
        }
        guard let word = try? JSONValue(parsing: Array(text.utf8)) else { return speak(#"{"error":9}"#, to: socket) }
        if word == ["v": true] { return speak(whole.text, to: socket) }
        orders.append((word, world.now().uptime))
        if !manner.errors.isEmpty { return speak(#"{"error":\#(manner.errors.removeFirst())}"#, to: socket) }
        let before = state
        apply(word)
        try? await world.sleep(for: manner.delay)
        if state == before { speak(#"{"success":true}"#, to: socket) } else { await tell() }
    }

    func answer(_ request: PlayedRequest) async -> PlayedAnswer {
        requests.append(request.method + " " + request.path)
        if manner.resets > 0 {
            manner.resets -= 1
            return .reset
        }
        try? await world.sleep(for: manner.delay)
        switch (request.method, request.path) {
        case ("GET", "/ws") where !manner.isDeaf: return .socket
        case ("GET", "/json"), ("GET", "/json/si"): return .json(whole)
        case ("GET", "/json/info"): return .json(info)
        case ("POST", "/json/state"): return post(request.body)
        default: return .json(["error": 4], status: 404)
        }
    }

    private func post(_ word: JSONValue?) -> PlayedAnswer {
        guard let word else { return .json(["error": 9], status: 400) }
        orders.append((word, world.now().uptime))
        if !manner.errors.isEmpty {
            manner.errors.removeFirst()
            return .json(["error": 3], status: 503)
        }
        apply(word)
        return .json(word["v"]?.bool == true ? state : ["success": true])
    }

    /// Tells everybody, now or when it may again. Whatever else happens until then is told with it.
    private func tell() async {
        let now = world.now().uptime
        guard let last = lastTold, now < last + Self.coolDown else { return tellNow() }
        guard !tellsSoon else { return }
        tellsSoon = true
        Task {
            try? await world.sleepUntil(last + Self.coolDown)
            tellsSoon = false
            tellNow()
        }
    }

    private func tellNow() {
        lastTold = world.now().uptime
        for socket in sockets { speak(whole.text, to: socket) }
    }

    private func speak(_ text: String, to socket: PlayedSocket) {
        socket.say(manner.twice ? [text, text] : [text], inPieces: manner.inPieces)
    }

    /// As firmware takes a state in.
    private func apply(_ word: JSONValue) {
        var now = state.object ?? [:]
        for name in ["on", "bri"] { if let value = word[name] { now[name] = value } }
        if let level = word["bri"]?.int, level > 0, word["on"] == nil { now["on"] = true }
        if let words = word["seg"]?.array {
            now["seg"] = .array((now["seg"]?.array ?? []).map { segment in
                let wanted = words.first { $0["id"] == segment["id"] }?.object ?? [:]
                return .object((segment.object ?? [:]).merging(wanted) { $1 })
            })
        }
        state = .object(now)
    }
}
