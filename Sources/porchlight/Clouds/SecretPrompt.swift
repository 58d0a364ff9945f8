import Foundation

/// Asks for a secret on the terminal, which does not show what is typed.
enum SecretPrompt {
    /// What is typed up to Return, on the terminal itself: standard input may be something else.
    ///
    /// - Throws: a `Failure` when there is no terminal, or whoever sits there gives up.
    static func ask(_ words: String) throws -> String {
        let terminal = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var before = termios()
        guard terminal >= 0, tcgetattr(terminal, &before) == 0 else {
            if terminal >= 0 { close(terminal) }
            throw Failure("there is no terminal to ask for a secret on: use --secret-file or --secret-env")
        }
        var silent = before
        // Control-C and the like come as characters, so that the terminal is never left silent.
        silent.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG)
        tcsetattr(terminal, TCSAFLUSH, &silent)
        defer {
            tcsetattr(terminal, TCSAFLUSH, &before)
            write("\n", to: terminal)
            close(terminal)
        }
        write(words + ": ", to: terminal)
        return try line(from: terminal)
    }

    private static func line(from terminal: Int32) throws -> String {
        var line = TypedLine()
        var byte: UInt8 = 0
        while true {
            let count = read(terminal, &byte, 1)
            if count < 0, errno == EINTR { continue }
            guard count == 1 else { throw Failure("nothing was typed") }
            switch line.take(byte) {
            case .goesOn: continue
            case .isDone(let text): return text
            case .isGivenUp: throw Failure("given up")
            }
        }
    }

    private static func write(_ text: String, to terminal: Int32) {
        let bytes = Array(text.utf8)
        _ = Foundation.write(terminal, bytes, bytes.count)
    }
}

/// A line that is being typed, byte by byte, with the keys that take something back.
struct TypedLine {
    private static let longest = 4096
    private var bytes: [UInt8] = []

    /// What a byte meant.
    enum Step: Equatable {
        case goesOn, isDone(String), isGivenUp
    }

    mutating func take(_ byte: UInt8) -> Step {
        switch byte {
        case 0x0A, 0x0D: return .isDone(String(decoding: bytes, as: UTF8.self))
        case 0x03, 0x04, 0x1A, 0x1C: return .isGivenUp
        case 0x15: bytes = []
        case 0x08, 0x7F:
            // A character may be several bytes.
            while let last = bytes.popLast(), last & 0xC0 == 0x80 {}
        case 0x20... where bytes.count < Self.longest: bytes.append(byte)
        default: break
        }
        return .goesOn
    }
}
