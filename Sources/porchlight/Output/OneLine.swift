import BridgeApp
import NIOCore

/// What went wrong, in one line without the inner workings.
enum OneLine {
    static func of(_ error: any Error) -> String {
        if let error = error as? IOError { return "\(error)" }
        return String(describing: error).split(separator: "\n").first.map(String.init) ?? "unknown error"
    }
}
