import Connectivity
import Foundation

/// How devices are shared: frames on the account's open line, and what is answered.
enum EWeLinkShareWords {
    /// The three frames.
    enum Action: String, Sendable {
        case share, updateShare, cancelShare
    }

    /// What the cloud is told, but for what it knows the frame by.
    static func params(
        _ action: Action, _ device: CloudThing, _ person: String, _ rights: CloudRights, at now: Date
    ) -> JSONValue {
        if action == .cancelShare { return ["uid": .string(person)] }
        var params: [String: JSONValue] = [
            "uid": .string(person), "deviceName": .string(device.name), "userName": .string(person),
            "permit": .int(Int64(rights.rawValue)), "note": "",
        ]
        if action == .share { params["shareTime"] = .int(Int64(now.timeIntervalSince1970 * 1000)) }
        return .object(params)
    }

    /// Reads an answer.
    ///
    /// - Throws: when it is not done, and why.
    static func check(_ answer: JSONValue, to action: Action, _ person: String) throws(ChoreTrouble) {
        let error = answer["error"]?.int
        guard error == 0 else { throw refusal(error, person) }
        guard action != .cancelShare else { return }
        switch (action, answer["result"]?.int) {
        case (_, 2): return
        case (_, 1): throw ChoreTrouble("the cloud knows nobody by \(person)")
        case (.share, 3):
            throw ChoreTrouble("\(person) refuses, or has not answered lately; they can be asked again in 3 minutes")
        case (.share, 4): throw ChoreTrouble("it is shared with \(person) already")
        case (.updateShare, 0): throw ChoreTrouble("only its owner can change that")
        case (.updateShare, 3): throw ChoreTrouble("it is not shared with \(person)")
        default: throw ChoreTrouble("the cloud says something that makes no sense: an answer without a known result")
        }
    }

    private static func refusal(_ error: Int?, _ person: String) -> ChoreTrouble {
        switch error {
        case 400: ChoreTrouble("the cloud cannot share it with \(person)")
        case 403: ChoreTrouble("only its owner can share it")
        case 401, 406: ChoreTrouble("the cloud does not know the log-in any more: somebody signed in elsewhere")
        case 504: ChoreTrouble("\(person) does not answer: their app has to be open; they can be asked again in 3 minutes")
        case let error?: ChoreTrouble("the cloud has a problem: it answered \(error)")
        case nil: ChoreTrouble("the cloud does not say whether it is done")
        }
    }
}
