import HomeModel
import Testing

@testable import HueV1

/// A rule that asks for a number must see what a reading shows. Values are drawn at random and around every edge, and the
/// rule's answer is compared with the number that is shown.
@Suite("Numbers in conditions")
struct ConditionScaleTests {
    private func holds(_ test: Condition.Test, _ value: Double, on side: Condition.Side) -> Bool {
        guard case .between(let above, let below) = test else { return false }
        let turns = side == .hue ? [value, value - 360] : [value]
        return turns.contains { (above ?? -.infinity) < $0 && $0 < (below ?? .infinity) }
    }

    private func agree(
        _ side: Condition.Side, _ reading: SensorReading?, _ number: Int, _ values: [Double], shown: (Double) -> Int
    ) -> [Double] {
        let scale = ConditionScale(of: side, reading: reading)
        return values.filter { value in
            let shown = shown(value)
            return holds(scale.equal(to: number), value, on: side) != (shown == number)
                || holds(scale.more(than: number), value, on: side) != (shown > number)
                || holds(scale.less(than: number), value, on: side) != (shown < number)
        }
    }

    /// Values on, right before, right behind and well around what a number stands for.
    private func values(around middle: Double, step: Double, in range: ClosedRange<Double>) -> [Double] {
        [-1, -0.5, -0.25, 0, 0.25, 0.5, 1].flatMap { part in
            let value = middle + part * step
            return [value.nextDown, value, value.nextUp]
        }.filter(range.contains)
    }

    @Test func `of brightness and saturation`() {
        for number in -1...256 {
            let dims = values(around: Double(number - 1) / 253, step: 1 / 253, in: 0...1)
            #expect(agree(.brightness, nil, number, dims) { Brightness(fraction: $0).v1 }.isEmpty, "\(number)")
            let tints = values(around: Double(number) / 254, step: 1 / 254, in: 0...1)
            let saturation = { HueSaturation(hue: 0, saturation: $0).v1Saturation }
            #expect(agree(.saturation, nil, number, tints, shown: saturation).isEmpty, "\(number)")
        }
    }

    @Test func `of hue, all around the wheel`() {
        let numbers = [-1, 0, 1, 2, 100, 32_767, 32_768, 65_533, 65_534, 65_535, 65_536, 70_000]
        let ends = numbers.flatMap { values(around: Double($0) / 65_536 * 360, step: 360 / 65_536, in: 0...360.0.nextDown) }
        for number in numbers {
            #expect(agree(.hue, nil, number, ends) { HueSaturation(hue: $0, saturation: 1).v1Hue }.isEmpty, "\(number)")
        }
    }

    @Test func `of a temperature, as a sensor shows it`() throws {
        var fixture = try V1Fixture()
        for number in [-32_768, -2146, -1, 0, 1, 1999, 2000, 2001, 2146, 32_767] {
            let middle = Double(number) / 100
            for value in values(around: middle, step: 0.01, in: -1000...1000) + [-400, 400] {
                fixture.observe(.sensor(.sample("motion"), index: 1, .temperature(value)))
                let text = fixture.send("GET /sensors/4").dropFirst(#"{"state":{"temperature":"#.count)
                let shown = try #require(Int(text.prefix { $0 == "-" || $0.isNumber }))
                #expect(agree(.reading, .temperature(0), number, [value]) { _ in shown }.isEmpty, "\(number): \(value)")
            }
        }
    }

    @Test func `of what is whole is that number and no other`() {
        for reading in [SensorReading.status(0), .lightLevel(0), .switchCode(0)] {
            for number in [0, 1, 100, 65_535] {
                #expect(agree(.reading, reading, number, (0...65_535).map(Double.init)) { Int($0) }.isEmpty)
            }
        }
        #expect(agree(.mirek, nil, 366, (150...500).map(Double.init)) { Int($0) }.isEmpty)
        #expect(agree(.reading, .status(0), -5, (-10...10).map(Double.init)) { Int($0) }.isEmpty)
    }

    @Test func `keep their bounds when a home is kept`() {
        let scale = ConditionScale(of: .brightness, reading: nil)
        for number in [-1, 1, 254, 300] {
            let tests = [scale.equal(to: number), scale.more(than: number), scale.less(than: number)]
            for case .between(let above, let below) in tests {
                #expect((above ?? 0).isFinite && (below ?? 0).isFinite)
            }
        }
    }
}
