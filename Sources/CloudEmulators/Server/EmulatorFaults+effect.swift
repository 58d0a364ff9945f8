import Connectivity
import HTTPTypes

extension EmulatorFaults {
    /// Whether a request suffers from it.
    func concern(_ request: EmulatorRequest) -> Bool {
        guard request.path.hasPrefix(path ?? "/") else { return false }
        return delay != nil || drip != nil || preventsAnswer || refuseSockets == true && request.asksForSocket
    }

    /// Whether a request for a WebSocket that suffers from it gets none.
    var preventsSocket: Bool { preventsAnswer || refuseSockets == true }

    /// What is answered instead of what the cloud would say; `nil` when that is not concerned.
    func answer(to request: EmulatorRequest) -> EmulatorAnswer? {
        if let status {
            return EmulatorAnswer(status, headers: retryAfter.map { [.retryAfter: "\($0)"] } ?? [:])
        }
        if rubbish == true {
            return EmulatorAnswer(200, bytes: Array("<\u{0}>\"{[ this is no JSON".utf8) + [0xFF, 0xFE], type: "application/json")
        }
        return refuseSockets == true && request.asksForSocket ? EmulatorAnswer(503) : nil
    }

    private var preventsAnswer: Bool { status != nil || rubbish == true || hang == true }
}
