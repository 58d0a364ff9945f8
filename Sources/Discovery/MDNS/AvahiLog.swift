import CAvahiCore
import Logging

/// Turns what avahi's core would print into log lines.
enum AvahiLog {
    // The library's log function gets no context to carry a logger in, so this one stands alone.
    private static let logger = Logger(label: "porchlight.avahi")

    /// May be called any number of times.
    static func takeOver() {
        avahi_set_log_function { level, text in
            guard let text else { return }
            let line = String(cString: text)
            // Another responder on the machine, an interface without an address: worth a line only to who looks for it.
            AvahiLog.logger.log(level: level == AVAHI_LOG_ERROR ? .warning : .debug, "avahi", metadata: ["text": "\(line)"])
        }
    }
}
