import BridgeCore
import HomeModel

/// One conversation with a device, from its first word: what is said, what is answered, what it means. It knows no connection
/// and no clock.
struct ESPTalk: Sendable {
    /// Something that comes of what was heard.
    enum Step: Sendable, Hashable {
        case say([ESPFrame])
        /// The device has said who it is and what it has.
        case met(ESPDevice)
        case news([BackendNews])
        /// The device wants to know what time it is.
        case tellTime
    }

    /// The newest version of the API in which every conversation still begins with logging in; later ones skip it.
    private static let lastLogIn: UInt64 = 13

    private let driver: String
    private let secret: ESPSecret
    private var device: ESPDevice?
    private(set) var roster: ESPRoster?

    /// - Parameter secret: what the owner gave.
    init(driver: String, secret: ESPSecret) {
        self.driver = driver
        self.secret = secret
    }

    /// What is said first. Firmware warns its owner of who speaks an older version than its own; what came with each up to
    /// this one is understood here.
    static let greeting = ESPFrame(ESPFrame.Kind.hello) {
        $0.write(1, "porchlight")
        $0.write(2, UInt64(1))
        $0.write(3, UInt64(14))
    }

    /// Takes in what the device says; what is not known is left aside.
    ///
    /// - Throws: `LanFailure`: why the conversation is over.
    mutating func take(_ frame: ESPFrame, at now: Duration) throws(LanFailure) -> [Step] {
        switch frame.kind {
        case ESPFrame.Kind.helloAnswer: return [.say(try questions(frame.fields))]
        case ESPFrame.Kind.logInAnswer:
            guard frame.fields.bool(1) else { return [] }
            throw .secretNeeded(secret.refusal)
        case ESPFrame.Kind.ping: return [.say([ESPFrame(ESPFrame.Kind.pong)])]
        case ESPFrame.Kind.time: return [.tellTime]
        case ESPFrame.Kind.goodbye: return [.say([ESPFrame(ESPFrame.Kind.goodbyeAnswer)])]
        case ESPFrame.Kind.deviceAnswer:
            guard let device = ESPDevice(frame.fields) else { throw .notUnderstood("it has no hardware address") }
            self.device = self.device ?? device
            return []
        case ESPFrame.Kind.listed: return try meet()
        default: return take(entryOrState: frame, at: now)
        }
    }

    private func questions(_ hello: ProtoFields) throws(LanFailure) -> [ESPFrame] {
        guard hello.uint(1) <= 1 else { throw .notUnderstood("it speaks version \(hello.uint(1)) of the API") }
        let logIn = ESPFrame(ESPFrame.Kind.logIn) { $0.write(1, secret.password ?? "") }
        let questions = [ESPFrame(ESPFrame.Kind.device), ESPFrame(ESPFrame.Kind.list)]
        return hello.uint(2) <= Self.lastLogIn ? [logIn] + questions : questions
    }

    private mutating func meet() throws(LanFailure) -> [Step] {
        guard roster == nil else { return [] }
        guard let device else { throw .notUnderstood("it does not say who it is") }
        roster = ESPRoster(device, driver: driver)
        return [.met(device), .say([ESPFrame(ESPFrame.Kind.subscribe)])]
    }

    private mutating func take(entryOrState frame: ESPFrame, at now: Duration) -> [Step] {
        if ESPEntry.flags[frame.kind] != nil {
            device?.take(frame)
            return []
        }
        let news = roster?.take(frame, at: now) ?? []
        return news.isEmpty ? [] : [.news(news)]
    }

    /// What is sent for an order to one of the lights.
    mutating func commands(for action: LightAction, at index: Int, now: Duration) -> [ESPFrame] {
        roster?.commands(for: action, at: index, now: now) ?? []
    }
}
