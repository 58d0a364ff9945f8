import BridgeCore
import Foundation
import HomeModel

extension World {
    /// A world in which no time passes and chance always brings the same byte.
    static func still(byte: UInt8 = 0xFF) -> World {
        World(
            now: { Instant(uptime: .seconds(100), utc: Date(timeIntervalSince1970: 1_700_000_000)) },
            sleepUntil: { _ in throw CancellationError() },
            randomBytes: { Array(repeating: byte, count: $0) })
    }
}
