import Connectivity
import GRDB

/// Sessions over WebSockets, and who is told what.
extension Hive {
    /// Opens a session.
    ///
    /// - Returns: its number.
    func openSession(_ seat: AsyncStream<String>.Continuation, cut: AsyncStream<Void>.Continuation) -> Int {
        let number = nextNumber()
        sessions[number] = HiveSession(seat: seat, cut: cut)
        return number
    }

    func closeSession(_ number: Int) {
        sessions.removeValue(forKey: number)?.seat.finish()
    }

    func cutSessions() {
        for session in sessions.values { session.seat.finish() }
    }

    /// `authenticate`: says who speaks from now on, until the token ends.
    func authenticate(_ number: Int, token: String?) async throws {
        guard let token, let claims = await seal.open(token), claims.kind == .access, case .user = claims.holder else {
            throw HiveFailure(401, "Invalid credentials")
        }
        _ = try rights(of: .token(claims))
        sessions[number]?.bearer = .token(claims)
    }

    func bearer(of number: Int) -> HiveBearer { sessions[number]?.bearer ?? .nobody }

    /// Tells everybody who wants to hear of it and may at this moment, and wakes those who wait. Who a session belongs to is
    /// looked at anew each time: what was taken from a user is not told to them, nor anything once their token has ended.
    func tell<Message: HiveMessage>(_ action: String, _ message: Message, of device: HiveDevice, isUpdate: Bool) {
        for session in sessions.values where !session.subscriptions.isEmpty {
            let wanted = session.subscriptions.filter { _, subscription in
                subscription.subject.rawValue == Message.member && subscription.filter.isAboutUpdates == isUpdate
                    && subscription.filter.matches(message.name, of: device)
            }
            guard !wanted.isEmpty, let rights = try? rights(of: session.bearer), rights.sees(device),
                rights.actions.contains(wanted.first?.value.subject.action ?? .getDevice)
            else { continue }
            for number in wanted.keys.sorted() { session.say(Self.push(action, message, number)) }
        }
        for bell in bells.values { bell.yield() }
    }

    static func push<Message: HiveMessage>(_ action: String, _ message: Message, _ subscription: Int) -> JSONValue {
        .object([
            "action": .string(action), "subscriptionId": .int(Int64(subscription)), Message.member: message.json,
        ])
    }
}

extension HiveSession.Subscription.Subject {
    /// What one must be allowed to hear of it.
    var action: HiveAction {
        switch self {
        case .command: .getDeviceCommand
        case .notification: .getDeviceNotification
        }
    }
}
