package import Foundation

/// The virtual link button: whoever asks while it is pressed is let in.
///
/// It lives on the monotonic clock: setting the wall clock neither opens nor closes it. It is not kept over restarts.
package struct LinkButton: Sendable, Hashable {
    /// How long one press lasts (Docs/HueV1.md §6.4).
    package static let usualWindow = Duration.seconds(30)
    private static let rememberedKnocks = 32

    /// How long one press lasts.
    package let window: Duration
    /// Whether the first key ends the press.
    package let closesAfterFirstKey: Bool
    /// Uptime at which the press ends; `nil` while the button is not pressed.
    package private(set) var closesAt: Duration?
    /// What apps get that register during this press; `nil` for the usual grant.
    package private(set) var granting: Grant?
    /// Who asked to be let in lately, oldest first.
    package private(set) var knocks: [Knock] = []

    /// Makes a button that is not pressed.
    package init(window: Duration = Self.usualWindow, closesAfterFirstKey: Bool = false) {
        self.window = window
        self.closesAfterFirstKey = closesAfterFirstKey
    }

    /// Whether somebody who asks now is let in.
    package func isPressed(at now: Instant) -> Bool {
        closesAt.map { now.uptime < $0 } ?? false
    }

    /// How long the press still lasts; zero while the button is not pressed.
    package func remaining(at now: Instant) -> Duration {
        closesAt.map { max($0 - now.uptime, .zero) } ?? .zero
    }

    /// Presses the button. A press while it is pressed starts the time anew, and what it grants counts from then on.
    mutating func press(granting grant: Grant?, at now: Instant) {
        closesAt = now.uptime + window
        granting = grant
    }

    /// What is gone is granted to nobody.
    mutating func forget(_ gone: ResourceReference) {
        _ = granting?.forget(gone)
    }

    /// A key was handed out.
    mutating func keyIssued() {
        if closesAfterFirstKey { letGo() }
    }

    /// Lets go of the button once its time is over; says whether it did.
    mutating func tick(at now: Instant) -> Bool {
        guard closesAt != nil, !isPressed(at: now) else { return false }
        letGo()
        return true
    }

    private mutating func letGo() {
        closesAt = nil
        granting = nil
    }

    /// Remembers somebody who asked. Of those who were let in, and of those who were not, the last 32 are kept each, so
    /// that nobody can hide behind a crowd of others.
    mutating func remember(_ knock: Knock) {
        knocks.append(knock)
        guard knocks.count(where: { $0.admitted == knock.admitted }) > Self.rememberedKnocks,
            let oldest = knocks.firstIndex(where: { $0.admitted == knock.admitted })
        else { return }
        knocks.remove(at: oldest)
    }
}

/// Somebody asked to be let in.
package struct Knock: Sendable, Hashable, Codable {
    /// How it calls itself.
    package let deviceType: String
    /// Where it asked from.
    package let address: String
    /// When.
    package let at: Date
    /// Whether it was let in.
    package let admitted: Bool

    /// Makes a knock.
    package init(deviceType: String, address: String, at: Date, admitted: Bool) {
        self.deviceType = deviceType
        self.address = address
        self.at = at
        self.admitted = admitted
    }
}
