import Foundation
import GRDB
import HTTPTypes

/// One request on its way through the rules: what was asked, when, and what comes of it beside the answer.
struct EWeLinkCall {
    let request: EmulatorRequest
    /// What stood in the path where the route has a name in braces.
    let parameters: [String: String]
    /// The members that came along; an empty object for no body.
    let body: JSONText
    let db: Database
    let now: Date
    /// Random, as secrets must be.
    let clock: EmulatorClock
    let rules: EWeLinkRules
    /// The region that was asked.
    let region: String
    /// What is to be sent once the changes are kept.
    var letters: [Outbox.Letter] = []
    /// Devices whose connections are to end.
    var leaving: [String] = []

    /// - Parameter home: the region that the emulator is. A host's name that begins with another one means that.
    init(
        _ request: EmulatorRequest, _ parameters: [String: String], _ db: Database, _ clock: EmulatorClock, _ rules: EWeLinkRules,
        home: String
    ) throws(EWeLinkError) {
        (self.request, self.parameters, self.db, self.clock, self.rules) = (request, parameters, db, clock, rules)
        now = clock.now
        let host = request.base.split(separator: "/").last.map(String.init) ?? ""
        region = EWeLinkRegion(host: host)?.rawValue ?? home
        if request.body.isEmpty {
            body = [:]
        } else {
            guard let body = JSONText(request.body), body.isObject else { throw .incomplete }
            self.body = body
        }
    }

    /// A member of the body, or of the query; clients differ about where some belong.
    subscript(name: String) -> String? { body[name]?.word ?? request.query(name) }

    /// A member that must be there and say something.
    func need(_ name: String) throws(EWeLinkError) -> String {
        guard let text = self[name], !text.isEmpty else { throw .incomplete }
        return text
    }

    /// Telephone number or e-mail address of whom it is about, as it is kept; the number is looked at first.
    func address() throws(EWeLinkError) -> String {
        guard let given = [self["phoneNumber"], self["email"]].compactMap(\.self).first(where: { !$0.isEmpty }) else {
            throw .incomplete
        }
        return EWeLinkUser.normal(given)
    }

    /// What `requestid` is: time and nonce of the request.
    var requestId: String { "\(self["ts"] ?? "0")-\(self["nonce"] ?? "0")" }
}
