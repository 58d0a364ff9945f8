/// A number in a payload: where it stands, what its steps are, and what it is when it is not there. Bytes are in network order.
struct Quantity: Sendable {
    let at: Int
    let count: Int
    var isSigned = false
    /// Steps to one unit.
    var steps = 1.0
    /// The value of the number 0.
    var offset = 0.0
    /// The number that says "not available"; `nil` if there is none.
    var missing: Int?

    static func unsigned(_ at: Int, _ count: Int = 2, steps: Double = 1, offset: Double = 0) -> Quantity {
        Quantity(at: at, count: count, steps: steps, offset: offset, missing: 1 << (8 * count) - 1)
    }

    static func signed(_ at: Int, steps: Double = 1) -> Quantity {
        Quantity(at: at, count: 2, isSigned: true, steps: steps, missing: -1 << 15)
    }

    /// The value; `nil` when it is not available.
    func value(in payload: [UInt8]) -> Double? {
        number(in: payload).map { Double($0) / steps + offset }
    }

    /// The value of a quantity that has no fraction.
    func whole(in payload: [UInt8]) -> Int? {
        number(in: payload).map { $0 + Int(offset) }
    }

    /// Writes a value, or what stands for none. A value that is out of range becomes the nearest that is in it.
    func put(_ value: Double?, in payload: inout [UInt8]) {
        payload.put(number(for: value), at: at, count)
    }

    func put(_ whole: Int?, in payload: inout [UInt8]) { put(whole.map(Double.init), in: &payload) }

    private func number(in payload: [UInt8]) -> Int? {
        var number = payload.number(at: at, count)
        if isSigned, number >= 1 << (8 * count - 1) { number -= 1 << (8 * count) }
        return number == missing ? nil : number
    }

    private func number(for value: Double?) -> Int {
        guard let value, !value.isNaN else { return missing ?? 0 }
        let number = ((value - offset) * steps).rounded()
        return Int(min(max(number, Double(lowest)), Double(highest)))
    }

    private var lowest: Int { isSigned ? -1 << (8 * count - 1) + (missing == nil ? 0 : 1) : 0 }
    private var highest: Int { isSigned ? 1 << (8 * count - 1) - 1 : 1 << (8 * count) - (missing == nil ? 1 : 2) }
}

extension [UInt8] {
    /// A number of some bytes. Only asked for within the length of the format, which is looked at first.
    func number(at start: Int, _ count: Int) -> Int {
        self[start..<(start + count)].reduce(0) { $0 << 8 | Int($1) }
    }

    /// Writes the lowest bytes of a number.
    mutating func put(_ number: Int, at start: Int, _ count: Int) {
        for place in 0..<count { self[start + place] = UInt8(truncatingIfNeeded: number >> (8 * (count - 1 - place))) }
    }

    /// A radio address; `nil` when every byte is 255.
    func address(at start: Int, _ count: Int) -> [UInt8]? {
        let bytes = Array(self[start..<(start + count)])
        return bytes.allSatisfy { $0 == 0xFF } ? nil : bytes
    }

    /// Writes the last bytes of a radio address.
    mutating func put(_ address: [UInt8]?, at start: Int, _ count: Int) {
        let bytes = (address ?? []).suffix(count)
        let whole = bytes.count == count ? Array(bytes) : [UInt8](repeating: 0xFF, count: count)
        replaceSubrange(start..<(start + count), with: whole)
    }
}
