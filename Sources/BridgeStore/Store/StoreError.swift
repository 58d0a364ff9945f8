/// Why a home cannot be kept or read. Its description is one line for the owner: what is wrong, with which file, and
/// what to do about it.
package struct StoreError: Error, Hashable {
    /// What is wrong.
    package enum Cause: Sendable, Hashable {
        /// A newer Porchlight wrote it: the version that was found, and the latest that this one knows.
        case newer(found: Int, known: Int)
        /// It is not what was written, or something in it cannot be read.
        case damaged(String)
        /// It may not be written to.
        case notWritable
        /// There is no space left for it.
        case full
        /// Another process has it; which one, if that is known.
        case inUse(pid: Int32?)
        /// Anything else, in the words of the system.
        case other(String)
    }

    /// The file or directory.
    package let path: String
    /// What is wrong with it.
    package let cause: Cause

    /// Makes an error.
    package init(_ cause: Cause, _ path: String) {
        self.cause = cause
        self.path = path
    }
}

extension StoreError: CustomStringConvertible {
    package var description: String {
        switch cause {
        case .newer(let found, let known):
            "\(path) was written by a newer Porchlight (format \(found), and this one knows up to \(known)): "
                + "start the newer Porchlight again, or choose another data directory"
        case .damaged(let what):
            "\(path) is damaged: \(what). It was left as it is: put back a copy of it, "
                + "or move it away to begin with a new home"
        case .notWritable:
            "\(path) cannot be written to: let the user that runs Porchlight write there, "
                + "or choose another data directory"
        case .full:
            "There is no space left for \(path): free some; what could not be kept did not happen"
        case .inUse(let pid):
            "\(path) is in use by another program\(pid.map { " (process \($0))" } ?? ""): "
                + "stop that one first, or choose another data directory"
        case .other(let what):
            "\(path) cannot be used: \(what)"
        }
    }
}
