import Foundation

/// Writes to the terminal, at once.
enum Terminal {
    /// Writes to standard output.
    static func say(_ text: String) {
        FileHandle.standardOutput.write(Data(text.utf8))
    }

    /// Writes a line to standard error.
    static func complain(_ line: String) {
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }

    /// Writes to standard error, with no end of a line.
    static func hint(_ text: String) {
        FileHandle.standardError.write(Data(text.utf8))
    }

    /// Whether somebody is watching standard output.
    static var isWatched: Bool { isatty(STDOUT_FILENO) == 1 }
}
