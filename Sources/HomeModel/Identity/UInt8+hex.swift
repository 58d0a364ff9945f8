extension UInt8 {
    /// The byte as two lower-case hex digits, as addresses and serial numbers are written.
    package var hex: String { (self < 16 ? "0" : "") + String(self, radix: 16) }
}
