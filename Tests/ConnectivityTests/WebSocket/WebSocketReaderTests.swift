import NIOCore
import NIOWebSocket
import Testing

@testable import Connectivity

@Suite("Messages out of frames")
struct WebSocketReaderTests {
    private func frame(_ opcode: WebSocketOpcode, _ bytes: [UInt8] = [], fin: Bool = true) -> WebSocketFrame {
        WebSocketFrame(fin: fin, opcode: opcode, data: ByteBuffer(bytes: bytes))
    }

    private func text(_ text: String, fin: Bool = true) -> WebSocketFrame { frame(.text, Array(text.utf8), fin: fin) }

    @Test func aFrameOfItsOwnIsAMessage() throws {
        var reader = WebSocketReader(limit: 10, expectsMask: false)
        #expect(try reader.take(text("häl")) == .message(.text("häl")))
        #expect(try reader.take(frame(.binary, [1, 0xFF])) == .message(.binary([1, 0xFF])))
        #expect(try reader.take(text("")) == .message(.text("")))
    }

    @Test func aMaskIsTakenOff() throws {
        var reader = WebSocketReader(limit: 10, expectsMask: true)
        var data = ByteBuffer(string: "hello")
        data.webSocketMask([1, 2, 3, 4])
        #expect(try reader.take(WebSocketFrame(fin: true, opcode: .text, maskKey: [1, 2, 3, 4], data: data)) == .message(.text("hello")))
    }

    @Test(arguments: [true, false])
    func onlyClientsMask(expectsMask: Bool) {
        var reader = WebSocketReader(limit: 10, expectsMask: expectsMask)
        let frame = WebSocketFrame(fin: true, opcode: .text, maskKey: expectsMask ? nil : [1, 2, 3, 4], data: ByteBuffer(string: "x"))
        #expect(throws: ConnectionFailure.notUnderstood("a frame with the wrong mask")) { try reader.take(frame) }
    }

    @Test func partsArePutTogetherWithControlFramesBetweenThem() throws {
        var reader = WebSocketReader(limit: 10, expectsMask: false)
        // The second character is cut in the middle, which is allowed.
        let bytes = Array("aé".utf8)
        #expect(try reader.take(frame(.text, [bytes[0], bytes[1]], fin: false)) == nil)
        #expect(try reader.take(frame(.ping, [7])) == .ping(ByteBuffer(bytes: [7])))
        #expect(try reader.take(frame(.pong)) == nil)
        #expect(try reader.take(frame(.continuation, [], fin: false)) == nil)
        #expect(try reader.take(frame(.continuation, [bytes[2]])) == .message(.text("aé")))
        #expect(try reader.take(text("next")) == .message(.text("next")))
    }

    @Test func partsOutOfOrderAreRefused() throws {
        var reader = WebSocketReader(limit: 10, expectsMask: false)
        #expect(throws: ConnectionFailure.self) { try reader.take(frame(.continuation, [1])) }
        reader = WebSocketReader(limit: 10, expectsMask: false)
        #expect(try reader.take(text("a", fin: false)) == nil)
        #expect(throws: ConnectionFailure.self) { try reader.take(text("b")) }
    }

    @Test func theLimitIsThatOfTheWholeMessage() throws {
        var reader = WebSocketReader(limit: 4, expectsMask: false)
        #expect(try reader.take(text("1234")) == .message(.text("1234")))
        #expect(throws: ConnectionFailure.tooLong) { try reader.take(text("12345")) }
        #expect(try reader.take(text("12", fin: false)) == nil)
        #expect(throws: ConnectionFailure.tooLong) { try reader.take(frame(.continuation, [1, 2, 3])) }
    }

    @Test(arguments: [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xC0, 0x80]] as [[UInt8]])
    func aTextHasToBeUTF8(bytes: [UInt8]) {
        var reader = WebSocketReader(limit: 10, expectsMask: false)
        #expect(throws: ConnectionFailure.notUnderstood("a text that is not UTF-8")) { try reader.take(frame(.text, bytes)) }
    }

    @Test(arguments: [0x3, 0x7, 0xB, 0xF])
    func unknownKindsOfFramesAreRefused(opcode: Int) throws {
        let opcode = try #require(WebSocketOpcode(encodedWebSocketOpcode: UInt8(opcode)))
        var reader = WebSocketReader(limit: 10, expectsMask: false)
        #expect(throws: ConnectionFailure.self) { try reader.take(frame(opcode)) }
    }

    @Test func extensionsNobodyAgreedOnAreRefused() {
        for number in 1...3 {
            var reader = WebSocketReader(limit: 10, expectsMask: false)
            let frame = WebSocketFrame(
                fin: true, rsv1: number == 1, rsv2: number == 2, rsv3: number == 3, opcode: .text, data: ByteBuffer(string: "x"))
            #expect(throws: ConnectionFailure.self) { try reader.take(frame) }
        }
    }

    @Test func aGoodbyeHasACodeOrNone() throws {
        var reader = WebSocketReader(limit: 10, expectsMask: false)
        #expect(try reader.take(frame(.connectionClose)) == .goodbye(nil))
        #expect(try reader.take(frame(.connectionClose, [0x03, 0xE8])) == .goodbye(.normalClosure))
        #expect(try reader.take(frame(.connectionClose, [0x0F, 0xA0] + Array("why".utf8))) == .goodbye(.unknown(4000)))
        #expect(throws: ConnectionFailure.self) { try reader.take(frame(.connectionClose, [0x03])) }
    }
}
