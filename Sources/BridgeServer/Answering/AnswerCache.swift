import HomeModel
import HueV1
import NIOCore
import Synchronization

/// Answers that were written already and still hold.
///
/// What depends on the home alone holds until the next batch; what shows the time holds for the second. So however
/// often something is read, it is encoded once per change. A lock, because requests run on several threads; encoding
/// is done outside it, and two threads that encode the same thing at once do no harm.
final class AnswerCache: Sendable {
    fileprivate struct Key: Hashable {
        let reading: V1Reading
        /// The app, where the answer differs from app to app.
        let app: ResourceID?
        /// The second, where the answer shows the time.
        let second: Int?
    }

    fileprivate struct Kept {
        var batch: UInt64 = 0
        var second = 0
        var lasting: [Key: ByteBuffer] = [:]
        var fleeting: [Key: ByteBuffer] = [:]
    }

    private static let mostFleeting = 256
    private let kept = Mutex(Kept())

    /// The answer to a reading, from what is kept or newly written.
    ///
    /// - Parameter seesAll: whether the app sees what all see who see everything, so that they can share answers.
    func answer(
        _ reading: V1Reading, batch: UInt64, app: ResourceID, seesAll: Bool, second: Int, write: () -> [UInt8]
    ) -> ByteBuffer {
        let key = switch reading.shows {
        case .home: Key(reading: reading, app: seesAll ? nil : app, second: nil)
        case .caller: Key(reading: reading, app: app, second: nil)
        case .time: Key(reading: reading, app: app, second: second)
        }
        if let found = kept.withLock({ $0.find(key, batch: batch) }) { return found }
        let written = ByteBuffer(bytes: write())
        kept.withLock { $0.keep(written, key, batch: batch, second: second, most: Self.mostFleeting) }
        return written
    }
}

extension AnswerCache.Kept {
    fileprivate func find(_ key: AnswerCache.Key, batch: UInt64) -> ByteBuffer? {
        guard batch == self.batch else { return nil }
        return key.second == nil ? lasting[key] : fleeting[key]
    }

    /// A slower thread's answer of an older batch is not kept.
    fileprivate mutating func keep(_ answer: ByteBuffer, _ key: AnswerCache.Key, batch: UInt64, second: Int, most: Int) {
        guard batch >= self.batch else { return }
        if batch > self.batch {
            self = AnswerCache.Kept(batch: batch, second: second)
        }
        guard key.second != nil else {
            lasting[key] = answer
            return
        }
        if second != self.second || fleeting.count >= most {
            self.second = second
            fleeting = [:]
        }
        fleeting[key] = answer
    }
}

extension V1Reading {
    /// What an answer shows besides the home.
    fileprivate enum Besides {
        case home, caller, time
    }

    /// Who made something is told to each app in its own way; the time is shown to each together with its own key.
    fileprivate var shows: Besides {
        switch self {
        case .fullState, .config, .newLights, .newSensors: .time
        case .all(.scenes), .all(.schedules), .all(.rules), .all(.resourcelinks), .all(.groups), .scene, .schedule, .rule,
            .resourceLink, .group: .caller
        case .capabilities, .capability, .timezones, .all, .light, .sensor: .home
        }
    }
}
