import Connectivity

/// What comes over eWeLink's WebSocket.
enum EWeLinkPush: Sendable, Hashable {
    /// A device was set to something, by whomever, or says so.
    case params(device: String, EWeLinkParams)
    /// A device came or went.
    case online(device: String, Bool)
    /// An answer to a frame, with what the sender knows that by.
    case reply(sequence: JSONValue, JSONValue)
    /// The answer to a heartbeat.
    case pong
    /// Something else that is about devices: perhaps one came, or a share.
    case other(String)
    /// What is not understood, or needs not be.
    case nothing

    /// What replies lack and everything else has is an action.
    init(_ text: String) {
        if text == "pong" {
            self = .pong
            return
        }
        guard let json = try? JSONValue(parsing: text.utf8), json.object != nil else {
            self = .nothing
            return
        }
        let (device, params) = (json["deviceid"]?.string, json["params"]?.object ?? [:])
        switch (json["action"]?.string, device) {
        case (nil, _): self = json["sequence"].map { .reply(sequence: $0, json) } ?? .nothing
        case ("update", let device?): self = params.isEmpty ? .nothing : .params(device: device, params)
        case ("sysmsg", let device?): self = params["online"]?.bool.map { .online(device: device, $0) } ?? .nothing
        // What a hub tells of the devices behind it comes in their own names, too.
        case ("reportSubDevice", _), ("subDevice", _): self = .nothing
        case (let action?, _): self = .other(action)
        }
    }
}

/// What was asked and not answered. Numbers need not differ: of two alike the older one is answered first.
struct EWeLinkQuestions<Answer: Sendable>: Sendable {
    private var open: [(sequence: JSONValue, id: Int, inTurn: EWeLinkParams?, answer: Answer)] = []
    private var last = 0

    /// Something was asked.
    ///
    /// - Parameter frame: what was asked, if its answer must wait for its turn among everything else that comes.
    /// - Returns: what it can be given up by.
    mutating func ask(_ sequence: JSONValue, inTurn frame: EWeLinkParams? = nil, _ answer: Answer) -> Int {
        last += 1
        open.append((sequence, last, frame, answer))
        return last
    }

    /// What was asked by this number, if its answer must wait for its turn.
    func inTurn(_ sequence: JSONValue) -> EWeLinkParams? { open.first { $0.sequence == sequence }?.inTurn }

    /// Something was answered; `nil` if nobody waits for it.
    mutating func answer(_ sequence: JSONValue) -> Answer? {
        open.firstIndex { $0.sequence == sequence }.map { open.remove(at: $0).answer }
    }

    /// Nobody waits for it any more.
    mutating func giveUp(_ id: Int) { open.removeAll { $0.id == id } }

    /// All that is open, which is not waited for any more.
    mutating func end() -> [Answer] {
        defer { open = [] }
        return open.map(\.answer)
    }
}
