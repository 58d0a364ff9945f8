/// How frames go over a connection: plainly, or encrypted once both sides have shown each other that they know the key. It knows no
/// connection.
struct ESPWire: Sendable {
    /// What comes of bytes that came.
    struct Heard: Sendable, Hashable {
        var frames: [ESPFrame] = []
        /// What is to be sent now.
        var answer: [ESPFrame] = []
    }

    private enum Stage: Sendable {
        case plain(ESPFrameReader)
        /// The device has yet to say who it is.
        case begun(ESPHandshake)
        /// It has yet to show that it knows the key.
        case introduced(ESPHandshake)
        case secret(speaking: NoiseCipher, listening: NoiseCipher)
    }

    /// Whether what is sent next must be all that was sealed before, in its order.
    var isSealed: Bool { if case .plain = stage { false } else { true } }

    /// What is sent before anything is heard.
    let opening: [UInt8]
    private let greeting: ESPFrame
    private let expected: String?
    private var stage: Stage
    private var envelopes = ESPEnvelopeReader()

    /// Makes a wire on which the first frame is a greeting.
    ///
    /// - Parameters:
    ///   - key: the key of the device's API; without one it is spoken with plainly.
    ///   - chance: 32 random bytes, for this connection only.
    ///   - identity: who is expected; `nil` for whoever it is.
    init(_ greeting: ESPFrame, key: ESPNoiseKey?, chance: [UInt8], expecting identity: String? = nil) throws {
        self.greeting = greeting
        expected = identity
        if let key {
            let handshake = try ESPHandshake(key, chance: chance)
            stage = .begun(handshake)
            // The first is for the protocol's options, of which there are none. The other has a zero before the message.
            opening = ESPEnvelope([]).bytes + ESPEnvelope([0] + handshake.message).bytes
        } else {
            stage = .plain(ESPFrameReader())
            opening = greeting.bytes
        }
    }

    /// Takes in bytes.
    ///
    /// - Throws: `LanFailure`: why nothing can be understood any more.
    mutating func take(_ bytes: [UInt8]) throws(LanFailure) -> Heard {
        if case .plain(var reader) = stage {
            let frames = try reader.take(bytes)
            stage = .plain(reader)
            return Heard(frames: frames)
        }
        var heard = Heard()
        for envelope in try envelopes.take(bytes) { try take(envelope, &heard) }
        return heard
    }

    /// Frames as they go out next; sealed ones must go out in this order.
    ///
    /// - Throws: `LanFailure`: why they cannot be sent.
    mutating func seal(_ frames: [ESPFrame]) throws(LanFailure) -> [UInt8] {
        switch stage {
        case .plain: return frames.flatMap(\.bytes)
        case .begun, .introduced: throw .notUnderstood("it has not shown yet that it knows the key")
        case .secret(var speaking, let listening):
            var bytes: [UInt8] = []
            for frame in frames {
                guard let sealed = try? speaking.seal(frame.headed) else { throw .notUnderstood(ESPWords.garbled) }
                bytes += ESPEnvelope(sealed).bytes
            }
            stage = .secret(speaking: speaking, listening: listening)
            return bytes
        }
    }

    private mutating func take(_ envelope: ESPEnvelope, _ heard: inout Heard) throws(LanFailure) {
        switch stage {
        case .plain: return
        case .begun(let handshake):
            guard envelope.content.first == ESPEnvelope.mark else { throw .notUnderstood("it speaks another protocol") }
            // Said in the open it proves nothing, but another's key is not this one's fault.
            if let expected, let who = ESPIntroduction(envelope)?.identity, who != expected { throw .another(who) }
            stage = .introduced(handshake)
        case .introduced(let handshake):
            // Anything but a zero is the beginning of its words for what is wrong, of which only one is about the key.
            guard envelope.content.first == 0, let ciphers = try? handshake.finish(Array(envelope.content.dropFirst())) else {
                throw .secretNeeded(ESPWords.wrongKey)
            }
            stage = .secret(speaking: ciphers.speaking, listening: ciphers.listening)
            heard.answer.append(greeting)
        case .secret(let speaking, var listening):
            guard let text = try? listening.open(envelope.content), let frame = ESPFrame(headed: text) else {
                throw .notUnderstood(ESPWords.garbled)
            }
            stage = .secret(speaking: speaking, listening: listening)
            heard.frames.append(frame)
        }
    }
}
