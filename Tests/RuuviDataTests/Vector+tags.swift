import RuuviData
import Testing

extension Vector {
    static let rawV2 = [
        Vector(.rawV2, "valid", "0512FC5394C37C0004FFFC040CAC364200CDCBB8334C884F") {
            $0.climate(24.3, 53.49, 100_044)
            $0.acceleration(4, -4, 1036)
            $0.tail(2977, 4, 66, 205)
        },
        Vector(.rawV2, "maximum", "057FFFFFFEFFFE7FFF7FFF7FFFFFDEFEFFFECBB8334C884F") {
            $0.climate(163.835, 163.835, 115_534)
            $0.acceleration(32_767, 32_767, 32_767)
            $0.tail(3646, 20, 254, 65_534)
        },
        Vector(.rawV2, "minimum", "058001000000008001800180010000000000CBB8334C884F") {
            $0.climate(-163.835, 0, 50_000)
            $0.acceleration(-32_767, -32_767, -32_767)
            $0.tail(1600, -40, 0, 0)
        },
        Vector(.rawV2, "nothing available", "058000FFFFFFFF800080008000FFFFFFFFFFFFFFFFFFFFFF") { _ in },
        Vector(.rawV2, "below zero", "05FC185394C37C0004FFFC040CAC364200CDCBB8334C884F") {
            $0.climate(-5, 53.49, 100_044)
            $0.acceleration(4, -4, 1036)
            $0.tail(2977, 4, 66, 205)
        },
    ]

    static let cutRawV2 = [
        Vector(.cutRawV2, "valid", "C512FC5394C37CAC364200CDCBB8334C884F") {
            $0.climate(24.3, 53.49, 100_044)
            $0.tail(2977, 4, 66, 205)
        },
        Vector(.cutRawV2, "maximum", "C57FFFFFFEFFFEFFDEFEFFFECBB8334C884F") {
            $0.climate(163.835, 163.835, 115_534)
            $0.tail(3646, 20, 254, 65_534)
        },
        Vector(.cutRawV2, "minimum", "C58001000000000000000000CBB8334C884F") {
            $0.climate(-163.835, 0, 50_000)
            $0.tail(1600, -40, 0, 0)
        },
        Vector(.cutRawV2, "nothing available", "C58000FFFFFFFFFFFFFFFFFFFFFFFFFFFFFF") { _ in },
    ]

    static let rawV1 = [
        Vector(.rawV1, "valid", "03291A1ECE1EFC18F94202CA0B53") {
            $0.climate(26.3, 20.5, 102_766)
            $0.acceleration(-1000, -1726, 714)
            $0.voltage = 2899
        },
        Vector(.rawV1, "maximum", "03FF7F63FFFF7FFF7FFF7FFFFFFF") {
            $0.climate(127.99, 127.5, 115_535)
            $0.acceleration(32_767, 32_767, 32_767)
            $0.voltage = 65_535
        },
        Vector(.rawV1, "minimum", "0300FF6300008001800180010000") {
            $0.climate(-127.99, 0, 50_000)
            $0.acceleration(-32_767, -32_767, -32_767)
            $0.voltage = 0
        },
    ]
}
