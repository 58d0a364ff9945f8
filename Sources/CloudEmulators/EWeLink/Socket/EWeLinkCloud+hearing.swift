import Connectivity
import Logging

/// What is said on a socket.
extension EWeLinkCloud {
    /// Hears a message.
    ///
    /// - Returns: what is to be waited for, if anything.
    func hear(_ message: WebSocketMessage, at number: Int) -> EWeLinkErrand? {
        guard let seat = seats[number] else { return nil }
        let bytes: [UInt8] =
            switch message {
            case .text(let text): Array(text.utf8)
            case .binary(let bytes): bytes
            }
        if bytes.elementsEqual("ping".utf8) {
            if case .dropped = seat.texts.yield("pong") { seat.texts.finish() }
            return nil
        }
        guard let frame = JSONText(bytes), frame.isObject else {
            seat.say(["error": 400, "reason": "Bad Request"])
            if seat.who == .nobody { seat.texts.finish() }
            return nil
        }
        do {
            return try hear(frame, seat, number)
        } catch let error as EWeLinkError {
            seat.say(EWeLinkFrame.refusal(error, of: frame))
        } catch {
            settings.logger.error("a frame could not be kept", metadata: ["error": "\(error)"])
            seat.say(EWeLinkFrame.refusal(.broken, of: frame))
        }
        return nil
    }

    private func hear(_ frame: JSONText, _ seat: EWeLinkSeat, _ number: Int) throws -> EWeLinkErrand? {
        switch (frame["action"]?.string, seat.who) {
        case ("userOnline", .nobody), ("userOnline", .app): try greet(app: frame, number)
        case ("register", .nobody), ("register", .device): try greet(device: frame, number)
        case (_, .nobody):
            seat.say(EWeLinkFrame.refusal(EWeLinkError(401, "Unauthorized"), of: frame))
            seat.texts.finish()
        case (let action, .app(let user, _)): return try hear(action, frame, from: user, number)
        case (let action, .device(let id)): try hear(action, frame, fromDevice: id, number)
        }
        return nil
    }

    private func hear(_ action: String?, _ frame: JSONText, from user: String, _ number: Int) throws -> EWeLinkErrand? {
        switch action {
        case "update": return try update(frame, by: user, number)
        case "query": try query(frame, by: user, number)
        case "share": return try share(frame, by: user, number)
        case "updateShare": try updateShare(frame, by: user, number)
        case "cancelShare": try cancelShare(frame, by: user, number)
        case nil where frame["result"] != nil || frame["error"] != nil: try answerShare(frame, by: user)
        default: throw EWeLinkError(400, "Bad Request")
        }
        return nil
    }

    private func hear(_ action: String?, _ frame: JSONText, fromDevice id: String, _ number: Int) throws {
        switch action {
        case "update": try report(frame, from: id, number)
        case "query": try query(frame, fromDevice: id, number)
        case "date": say(EWeLinkFrame.reply(to: frame, [("error", 0), ("date", .moment(settings.clock.now))]), number)
        case nil where frame["error"] != nil: try acknowledge(frame, from: id)
        default: throw EWeLinkError(400, "Bad Request")
        }
    }
}
