import RuuviData
import Testing

extension Vector {
    static let air = [
        Vector(.air, "valid", "06170C5668C79E007000C90501D9FFCD004C884F") {
            $0.climate(29.5, 55.3, 101_102)
            $0.pm25 = 11.2
            $0.air(201, 10, 2, 13_026.67)
            $0.end(205, 0, [0x4C, 0x88, 0x4F])
        },
        Vector(.air, "maximum", "067FFF9C40FFFE27109C40FAFAFEFFFF074C8F4F") {
            $0.climate(163.835, 100, 115_534)
            $0.pm25 = 1000
            $0.air(40_000, 500, 500, 65_535)
            $0.end(255, 7, [0x4C, 0x8F, 0x4F])
        },
        Vector(.air, "minimum", "0680010000000000000000000000FF00004C884F") {
            $0.climate(-163.835, 0, 50_000)
            $0.pm25 = 0
            $0.air(0, 0, 0, 0)
            $0.end(0, 0, [0x4C, 0x88, 0x4F])
        },
        Vector(.air, "nothing available", "068000FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF") {
            $0.sequence = 255
            $0.flags = RuuviFlags(rawValue: 0xFF)
        },
    ]

    static let airExtended = [
        Vector(
            .airExtended, "valid", "E1170C5668C79E0065007004BD11CA00C90A0213E0ACFFFFFFDECDEE01FFFFFFFFFFCBB8334C884F"
        ) {
            $0.climate(29.5, 55.3, 101_102)
            $0.particles(10.1, 11.2, 121.3, 455.4)
            $0.air(201, 20, 4, 13_027)
            $0.end(14_601_710, 1)
        },
        Vector(
            .airExtended, "maximum", "E17FFF9C40FFFE27102710271027109C40FAFADC28F0FFFFFFFFFFFE3FFFFFFFFFFFCBB8334C884F"
        ) {
            $0.climate(163.835, 100, 115_534)
            $0.particles(1000, 1000, 1000, 1000)
            $0.air(40_000, 500, 500, 144_284)
            $0.end(16_777_214, 0x3F)
        },
        Vector(
            .airExtended, "minimum", "E1800100000000000000000000000000000000000000FFFFFF00000000FFFFFFFFFFCBB8334C884F"
        ) {
            $0.climate(-163.835, 0, 50_000)
            $0.particles(0, 0, 0, 0)
            $0.air(0, 0, 0, 0)
            $0.end(0, 0)
        },
        Vector(
            .airExtended, "nothing available",
            "E18000FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEFFFFFFFFFFFFFFFFFFFFFF"
        ) {
            $0.flags = RuuviFlags(rawValue: 0xFE)
        },
    ]
}
