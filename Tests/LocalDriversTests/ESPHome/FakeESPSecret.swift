import Crypto
import Foundation
@testable import LocalDrivers
import NIOCore

/// What stands between a played device and its client when the device's API is encrypted: plain frames on one side, sealed ones on
/// the other.
final class FakeESPSecret: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let key: [UInt8]
    private let introduction: [UInt8]
    private var heard = ESPEnvelopeReader()
    private var said = ESPFrameReader()
    private var isIntroduced = false
    private var ciphers: (speaking: NoiseCipher, listening: NoiseCipher)?

    init(key: String, name: String, identity: String) {
        self.key = ESPNoiseKey(key)?.bytes ?? []
        introduction = [1] + Array("\(name)\0\(identity)\0".utf8)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard let envelopes = try? heard.take(Array(buffer: Self.unwrapInboundIn(data))) else {
            return hangUp("Bad indicator byte", context)
        }
        for envelope in envelopes { hear(envelope.content, context) }
    }

    private func hear(_ content: [UInt8], _ context: ChannelHandlerContext) {
        if ciphers != nil {
            guard let text = try? ciphers?.listening.open(content), let frame = ESPFrame(headed: text) else {
                return context.close(promise: nil)
            }
            context.fireChannelRead(Self.wrapInboundOut(ByteBuffer(bytes: frame.bytes)))
        } else if isIntroduced {
            guard content.first == 0, let answer = try? shake(Array(content.dropFirst())) else {
                return hangUp("Handshake MAC failure", context)
            }
            send([0] + answer, context)
        } else {
            isIntroduced = true
            send(introduction, context)
        }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        let bytes = Array(buffer: Self.unwrapOutboundIn(data))
        // What is no frame goes out as it is.
        guard let frames = try? said.take(bytes) else {
            return context.write(Self.wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: promise)
        }
        for frame in frames {
            guard let sealed = try? ciphers?.speaking.seal(frame.headed) else { continue }
            context.write(Self.wrapOutboundOut(ByteBuffer(bytes: ESPEnvelope(sealed).bytes)), promise: nil)
        }
        promise?.succeed()
    }

    /// The other half of `ESPHandshake`.
    private func shake(_ message: [UInt8]) throws -> [UInt8] {
        let own = Curve25519.KeyAgreement.PrivateKey()
        var symmetric = NoiseSymmetric(protocolName: ESPHandshake.protocolName, prologue: ESPHandshake.prologue)
        symmetric.mix(shared: key)
        let other = Array(message.prefix(32))
        symmetric.mix(other)
        symmetric.mix(key: other)
        _ = try symmetric.open(Array(message.dropFirst(32)))
        let said = Array(own.publicKey.rawRepresentation)
        symmetric.mix(said)
        symmetric.mix(key: said)
        let shared = try own.sharedSecretFromKeyAgreement(with: Curve25519.KeyAgreement.PublicKey(rawRepresentation: other))
        symmetric.mix(key: shared.withUnsafeBytes(Array.init))
        let answer = try said + symmetric.seal([])
        let split = symmetric.split()
        ciphers = (split.second, split.first)
        return answer
    }

    private func send(_ content: [UInt8], _ context: ChannelHandlerContext) {
        context.writeAndFlush(Self.wrapOutboundOut(ByteBuffer(bytes: ESPEnvelope(content).bytes)), promise: nil)
    }

    private func hangUp(_ words: String, _ context: ChannelHandlerContext) {
        send([1] + Array(words.utf8), context)
        context.close(promise: nil)
    }
}
