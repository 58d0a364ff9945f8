/// What the encrypted API puts around everything: a one, the length in two bytes, and so many bytes (local reference §3).
struct ESPEnvelope: Sendable, Hashable {
    /// The first byte of all.
    static let mark: UInt8 = 1
    /// The longest content.
    static let mostBytes = Int(UInt16.max)

    let content: [UInt8]

    init(_ content: [UInt8]) { self.content = content }

    /// As it is on the wire.
    var bytes: [UInt8] { [Self.mark, UInt8(truncatingIfNeeded: content.count >> 8), UInt8(truncatingIfNeeded: content.count)] + content }
}

/// Puts envelopes together out of bytes as they come.
struct ESPEnvelopeReader: Sendable {
    private var rest: [UInt8] = []

    /// Takes in bytes.
    ///
    /// - Returns: the envelopes that are whole now.
    /// - Throws: `LanFailure.secretNeeded` for whoever speaks plainly, `.notUnderstood` for rubbish.
    mutating func take(_ bytes: [UInt8]) throws(LanFailure) -> [ESPEnvelope] {
        rest += bytes
        var (envelopes, at) = ([ESPEnvelope](), 0)
        while at < rest.count {
            guard rest[at] == ESPEnvelope.mark else {
                throw rest[at] == 0 ? .secretNeeded(ESPWords.plain) : .notUnderstood(ESPWords.stranger)
            }
            guard rest.count >= at + 3 else { break }
            let end = at + 3 + (Int(rest[at + 1]) << 8 | Int(rest[at + 2]))
            guard rest.count >= end else { break }
            envelopes.append(ESPEnvelope(Array(rest[at + 3..<end])))
            at = end
        }
        rest.removeFirst(at)
        return envelopes
    }
}

/// What a device that encrypts says of itself to everybody: the number of its protocol, its name and its hardware address, with a
/// zero behind each.
struct ESPIntroduction: Sendable, Hashable {
    let name: String
    let identity: String

    init?(_ envelope: ESPEnvelope) {
        let texts = envelope.content.dropFirst().split(separator: 0, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        guard texts.count >= 2, let identity = ESPDevice.identity(texts[1]) else { return nil }
        (name, self.identity) = (texts[0], identity)
    }
}

extension ESPFrame {
    /// Encrypted, a frame is its kind and its length, two bytes each, and the message.
    var headed: [UInt8] {
        [kind, UInt64(payload.count)].flatMap { [UInt8(truncatingIfNeeded: $0 >> 8), UInt8(truncatingIfNeeded: $0)] } + payload
    }

    init?(headed bytes: [UInt8]) {
        guard bytes.count >= 4 else { return nil }
        let length = Int(bytes[2]) << 8 | Int(bytes[3])
        guard bytes.count >= 4 + length else { return nil }
        self.init(UInt64(bytes[0]) << 8 | UInt64(bytes[1]), Array(bytes[4..<4 + length]))
    }
}
