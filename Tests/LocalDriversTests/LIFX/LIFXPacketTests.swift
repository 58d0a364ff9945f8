import HomeModel
@testable import LocalDrivers
import Testing

@Suite("Packets of LIFX")
struct LIFXPacketTests {
    private static let serial = LIFXSerial("d073d5000002")

    /// Packets that an independent program took, field by field.
    private static let samples: [(name: String, hex: String, packet: LIFXPacket)] = [
        (
            "GetService", "24000034 07000000 0000000000000000 000000000000 00 01 0000000000000000 0200 0000",
            LIFXPacket(source: 7, serial: nil, sequence: 1, type: 2)
        ),
        (
            "SetLightPower",
            "2a000014 07000000 d073d50000020000 000000000000 02 03 0000000000000000 7500 0000 ffff 90010000",
            LIFXPacket(
                source: 7, serial: serial, wantsAcknowledgement: true, sequence: 3, type: 117,
                payload: LIFXMessage.setLightPower(true, .milliseconds(400)).payload)
        ),
        (
            "SetColor",
            "31000014 07000000 d073d50000020000 000000000000 02 04 0000000000000000 6600 0000 00 aaaa ffff 0080 ac0d 90010000",
            LIFXPacket(
                source: 7, serial: serial, wantsAcknowledgement: true, sequence: 4, type: 102,
                payload: LIFXMessage.setColor(
                    LIFXColor(hue: 0xAAAA, saturation: 0xFFFF, brightness: 0x8000, kelvin: 3500), .milliseconds(400)
                ).payload)
        ),
    ]

    @Test(arguments: 0..<3) func aPacketIsWrittenAndReadAsItIsOnTheWire(_ index: Int) throws {
        let sample = Self.samples[index]
        let bytes = try #require(unhex(sample.hex))
        #expect(sample.packet.bytes == bytes, "\(sample.name)")
        #expect(LIFXPacket(bytes) == sample.packet, "\(sample.name)")
    }

    @Test func brightnessAloneIsAWaveThatStays() throws {
        let color = LIFXColor(hue: 1, saturation: 2, brightness: 0x8000, kelvin: 3500)
        let message = LIFXMessage.setBrightness(color, .milliseconds(400))
        #expect(message.type == 119)
        #expect(message.payload == unhex("00 00 0000 0000 0080 ac0d 90010000 0000803f 0000 00 00 00 01 00"))
    }

    @Test func aBreathIsAWaveThatGoesBack() {
        let color = LIFXColor(hue: 0, saturation: 0, brightness: 0xFFFF, kelvin: 3500)
        let message = LIFXMessage.breathe(to: color, period: .seconds(1), cycles: 15)
        #expect(message.type == 103)
        #expect(message.payload == unhex("00 01 0000 0000 ffff ac0d e8030000 00007041 0000 01"))
    }

    @Test func whatIsCutShortOrNotLIFXIsNothing() throws {
        let whole = try #require(unhex(Self.samples[1].hex))
        for length in 0..<whole.count { #expect(LIFXPacket(Array(whole.prefix(length))) == nil) }
        #expect(LIFXPacket(whole + [1, 2, 3])?.payload.count == 6, "what is behind a packet is none of it")
        var foreign = whole
        foreign[2] = 1
        #expect(LIFXPacket(foreign) == nil)
        foreign = whole
        foreign[0] = 12
        #expect(LIFXPacket(foreign) == nil)
    }

    @Test func rubbishIsReadWithoutHarm() {
        var dice: UInt64 = 7
        for _ in 0..<5000 {
            let junk: [UInt8] = (0..<60).map { _ in
                dice = dice &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: dice >> 40)
            }
            let type = [3, 15, 25, 33, 107, 818][Int(dice % 6)]
            let payload = Array(junk.prefix(Int(junk[0] % 50)))
            _ = LIFXAnswer(LIFXPacket(source: 2, serial: nil, sequence: 0, type: UInt16(type), payload: payload))
            _ = LIFXPacket([UInt8(junk.count), 0, 0, 0x34] + junk.dropFirst(4))
        }
    }

    @Test func whatCannotBeIsNoStateOfALight() {
        func answer(_ payload: [UInt8]) -> LIFXAnswer {
            LIFXAnswer(LIFXPacket(source: 2, serial: nil, sequence: 0, type: LIFXType.lightState, payload: payload))
        }
        #expect(answer([UInt8](repeating: 0xFF, count: 52)) == .other)
        #expect(answer([UInt8](repeating: 0, count: 25)) == .other)
        let dark = LIFXColor(hue: 0, saturation: 0, brightness: 0, kelvin: 0)
        #expect(answer([UInt8](repeating: 0, count: 52)) == .light(LIFXState(color: dark, isOn: false)))
    }

    @Test(arguments: [
        ([0x44, 0x65, 0x73, 0x6B], "Desk"), ([UInt8](repeating: 0xFF, count: 32), ""), ([0x41, 0xF0, 0x9F, 0x92], "A"), ([], ""),
    ] as [([UInt8], String)])
    func aLabelIsWhatIsTextInIt(_ bytes: [UInt8], _ label: String) {
        let payload = Array((bytes + [UInt8](repeating: 0, count: 32)).prefix(32))
        #expect(payload.text(at: 0, length: 32) == label)
    }

    @Test(arguments: [("d073d5000002", true), ("D073D5AABBCC", true), ("d073d500000", false), ("000000000000", false), ("d073d500000g", false)])
    func aSerialIsTwelveDigits(_ text: String, _ isOne: Bool) {
        #expect(LIFXSerial(text)?.description == (isOne ? text.lowercased() : nil))
    }

    private func unhex(_ hex: String) -> [UInt8]? {
        let digits = Array(hex.utf8.filter { $0 != UInt8(ascii: " ") })
        guard digits.count.isMultiple(of: 2) else { return nil }
        return stride(from: 0, to: digits.count, by: 2).compactMap {
            UInt8(String(decoding: digits[$0...$0 + 1], as: UTF8.self), radix: 16)
        }
    }
}
