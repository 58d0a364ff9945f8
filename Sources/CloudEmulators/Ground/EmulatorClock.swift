package import Connectivity
package import Foundation
import Synchronization

/// Time and chance in an emulated cloud. Time goes by itself, and can be told to jump ahead: that is how a test sees tokens
/// expire.
///
/// A lock, because every request asks for the time and a test may tell it meanwhile; it is held for one access.
package final class EmulatorClock: Sendable {
    private let base: ConnectionClock
    private let start: Date
    private let startUptime: Duration
    /// Bytes from the system's generator, fit for secrets.
    package let randomBytes: @Sendable (Int) -> [UInt8]
    private let ahead = Mutex(Duration.zero)

    /// Makes a clock.
    ///
    /// - Parameters:
    ///   - base: how time goes by.
    ///   - start: what time it is now.
    ///   - randomBytes: a source of bytes that nobody can guess.
    package init(_ base: ConnectionClock, start: Date, randomBytes: @escaping @Sendable (Int) -> [UInt8]) {
        self.base = base
        self.start = start
        self.randomBytes = randomBytes
        startUptime = base.uptime()
    }

    /// The present moment.
    package var now: Date {
        let passed = base.uptime() - startUptime + ahead.withLock { $0 }
        return start.addingTimeInterval(passed / .seconds(1))
    }

    /// How far it has jumped ahead in all.
    package var lead: Duration { ahead.withLock { $0 } }

    /// How long it has been going by itself.
    package var uptime: Duration { base.uptime() - startUptime }

    /// Jumps ahead. What waits for a length of time goes on waiting; what looks at the clock sees the new time.
    package func advance(by length: Duration) {
        ahead.withLock { $0 += max(length, .zero) }
    }

    /// Time for connections, which no jump hurries.
    package var connections: ConnectionClock { base }

    /// A secret of letters and digits, 62 of them to choose from.
    package func secret(_ length: Int) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
        var text = ""
        // 248 is the largest multiple of 62 in a byte: what is above would make some letters likelier.
        while text.count < length {
            text += randomBytes(length).filter { $0 < 248 }.map { String(letters[Int($0) % 62]) }.joined()
        }
        return String(text.prefix(length))
    }

    /// A number that nobody can guess, of this many decimal digits, with zeros in front.
    package func code(digits: Int) -> String {
        var text = ""
        while text.count < digits { text += randomBytes(digits).filter { $0 < 250 }.map { String($0 % 10) }.joined() }
        return String(text.prefix(digits))
    }
}
