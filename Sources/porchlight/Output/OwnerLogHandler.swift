import Foundation
import Logging

/// Writes the log to standard error: time, message, and what belongs to it, in one line. Below `info` the level is
/// told too.
struct OwnerLogHandler: LogHandler {
    var logLevel = Logger.Level.info
    var metadata = Logger.Metadata()

    init(label: String) {}

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { _, new in new }
        let details = all.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
        let level = event.level == .info || event.level == .notice ? "" : "\(event.level.rawValue): "
        // A log tells when its line was written, which is now whatever the bridge takes the time to be.
        Terminal.complain("\(ClockText.time(Date())) \(level)\("\(event.message)\(details)".plain)")
    }
}
