import Connectivity
import Foundation
import GRDB

/// One request on its way through the rules: what was asked, by whom, when, and what comes of it beside the answer.
struct ModeCall {
    let request: EmulatorRequest
    /// What stood in the path where the route has a name in braces.
    let parameters: [String: String]
    let caller: ModeCaller
    let db: Database
    let now: Date
    /// Random, as secrets must be.
    let clock: EmulatorClock
    let lifetimes: ModeLifetimes
    /// The devices that listen.
    let online: Set<Int64>
    var effects = ModeEffects()

    /// The fields of a web form.
    var form: WebForm { WebForm(request) }

    /// The members of a JSON object.
    func body() throws(ModeError) -> [String: JSONValue] {
        guard let members = request.json?.object else { throw .refused(.invalidParameter) }
        return members
    }

    /// A number in the path. What is no number is the number of nothing.
    func id(_ name: String) throws(ModeError) -> Int64 {
        guard let id = parameters[name].flatMap({ Int64($0) }) else { throw .absent }
        return id
    }

    /// A number that must stand in the query.
    func queryID(_ name: String) throws(ModeError) -> Int64 {
        guard let text = request.query(name) else { throw .missing(name) }
        guard let id = Int64(text) else { throw .invalid(name) }
        return id
    }

    func json(_ device: ModeDevice) -> JSONValue {
        device.json(isConnected: device.id.map(online.contains) ?? false)
    }

    /// A moment some seconds from now.
    func after(_ seconds: Double) -> Date { now.addingTimeInterval(seconds) }

    /// A new key of a kind.
    func newKey(_ kind: String) -> String { "v1.\(kind).\(clock.secret(40))" }
}

extension WebForm {
    /// A field that must be there and say something.
    func need(_ name: String) throws(ModeError) -> String {
        guard let text = self[name], !text.isEmpty else { throw .missing(name) }
        return text
    }

    /// A number that must be there.
    func needID(_ name: String) throws(ModeError) -> Int64 {
        guard let id = Int64(try need(name)) else { throw .invalid(name) }
        return id
    }
}
