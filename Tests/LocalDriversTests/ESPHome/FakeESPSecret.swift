@testable import LocalDrivers
import NIOCore

/// What stands between a played device and its client when the device's API is encrypted: plain frames on one side, sealed ones on
/// the other.
final class FakeESPSecret: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let introduction: [UInt8]
    private var side: FakeESPSide
    private var heard = ESPEnvelopeReader()
    private var said = ESPFrameReader()
    private var isIntroduced = false

    init(key: String, name: String, identity: String) {
        side = FakeESPSide(key: key)
        introduction = [1] + Array("\(name)\0\(identity)\0".utf8)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard let envelopes = try? heard.take(Array(buffer: Self.unwrapInboundIn(data))) else {
            return hangUp("Bad indicator byte", context)
        }
        for envelope in envelopes { hear(envelope.content, context) }
    }

    private func hear(_ content: [UInt8], _ context: ChannelHandlerContext) {
        if side.isOpen {
            guard let frame = try? side.open(ESPEnvelope(content).bytes) else { return context.close(promise: nil) }
            context.fireChannelRead(Self.wrapInboundOut(ByteBuffer(bytes: frame.bytes)))
        } else if isIntroduced {
            guard content.first == 0, let answer = try? side.answer(Array(content.dropFirst())) else {
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
            guard let sealed = try? side.seal(frame) else { continue }
            context.write(Self.wrapOutboundOut(ByteBuffer(bytes: sealed)), promise: nil)
        }
        promise?.succeed()
    }

    private func send(_ content: [UInt8], _ context: ChannelHandlerContext) {
        context.writeAndFlush(Self.wrapOutboundOut(ByteBuffer(bytes: ESPEnvelope(content).bytes)), promise: nil)
    }

    private func hangUp(_ words: String, _ context: ChannelHandlerContext) {
        send([1] + Array(words.utf8), context)
        context.close(promise: nil)
    }
}
