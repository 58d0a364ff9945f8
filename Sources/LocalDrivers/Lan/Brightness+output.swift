import HomeModel

/// Devices count a share of their full output, of which the lowest level is a part; the home counts from that level. As on the
/// bridges that apps know, the lowest level is the 254th part of the output.
extension Brightness {
    private static let steps = 254.0

    /// The share of full output, 1/254…1.
    var outputShare: Double { (1 + fraction * (Self.steps - 1)) / Self.steps }

    /// The brightness that is a share of full output; less than the lowest level counts as that.
    init(outputShare share: Double) { self.init(fraction: (share * Self.steps - 1) / (Self.steps - 1)) }
}
