import Connectivity

/// One message of the native API: a kind and a protobuf message. Plain on the wire it is a zero, the message's length and its
/// kind as varints, and the message, as the real firmware was seen to have it.
package struct ESPFrame: Sendable, Hashable {
    /// The kinds that are spoken here. A device sends many more.
    package enum Kind {
        static let hello: UInt64 = 1, helloAnswer: UInt64 = 2
        static let logIn: UInt64 = 3, logInAnswer: UInt64 = 4
        static let goodbye: UInt64 = 5, goodbyeAnswer: UInt64 = 6
        static let ping: UInt64 = 7, pong: UInt64 = 8
        static let device: UInt64 = 9, deviceAnswer: UInt64 = 10
        static let list: UInt64 = 11, listed: UInt64 = 19
        static let binarySensor: UInt64 = 12, light: UInt64 = 15, sensor: UInt64 = 16, plug: UInt64 = 17, event: UInt64 = 107
        static let subscribe: UInt64 = 20
        static let binarySensorState: UInt64 = 21, lightState: UInt64 = 24, sensorState: UInt64 = 25, plugState: UInt64 = 26
        static let eventState: UInt64 = 108
        static let lightCommand: UInt64 = 32, plugCommand: UInt64 = 33
        static let time: UInt64 = 36, timeAnswer: UInt64 = 37
    }

    /// Its kind.
    package let kind: UInt64
    /// The protobuf message.
    package let payload: [UInt8]

    /// Makes a frame.
    package init(_ kind: UInt64, _ payload: [UInt8] = []) {
        self.kind = kind
        self.payload = payload
    }

    /// Makes a frame of what is written.
    package init(_ kind: UInt64, _ write: (inout ProtoWriter) -> Void) {
        var writer = ProtoWriter()
        write(&writer)
        self.init(kind, writer.bytes)
    }

    /// The message's fields.
    package var fields: ProtoFields { ProtoFields(payload) }

    /// As it is on the wire.
    package var bytes: [UInt8] { [0] + ProtoWriter.varint(UInt64(payload.count)) + ProtoWriter.varint(kind) + payload }
}

/// Puts frames together out of bytes as they come. It knows no connection.
package struct ESPFrameReader: Sendable {
    /// The longest payload that is taken; a list of entities is a frame for each.
    static let mostBytes = 256 << 10
    /// The longest varint in bytes.
    private static let longestNumber = 10

    private var rest: [UInt8] = []

    /// Makes a reader at the beginning of a connection.
    package init() {}

    /// Takes in bytes.
    ///
    /// - Returns: the frames that are whole now.
    /// - Throws: `LanFailure.secretNeeded` for whoever speaks the encrypted API, `.notUnderstood` for rubbish.
    package mutating func take(_ bytes: [UInt8]) throws(LanFailure) -> [ESPFrame] {
        rest += bytes
        var (frames, end) = ([ESPFrame](), 0)
        while end < rest.count, let frame = try frame(at: &end) { frames.append(frame) }
        rest.removeFirst(end)
        return frames
    }

    /// - Parameter end: where the frame begins, and then where it ends.
    private func frame(at end: inout Int) throws(LanFailure) -> ESPFrame? {
        guard rest[end] != ESPEnvelope.mark else { throw .secretNeeded(ESPWords.encrypted) }
        guard rest[end] == 0 else { throw .notUnderstood(ESPWords.stranger) }
        var reader = ProtoReader(rest, from: end + 1)
        guard let length = reader.varint(), let kind = reader.varint() else {
            guard rest.count - reader.at < Self.longestNumber else { throw .notUnderstood("a frame without a measure") }
            return nil
        }
        guard length <= UInt64(Self.mostBytes) else { throw .notUnderstood("a frame of \(length) bytes") }
        guard let payload = reader.take(length) else { return nil }
        end = reader.at
        return ESPFrame(kind, Array(payload))
    }
}
