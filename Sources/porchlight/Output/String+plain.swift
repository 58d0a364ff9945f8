extension String {
    /// The text without control characters: apps and devices choose names, and a terminal obeys what it is sent.
    var plain: String {
        String(String.UnicodeScalarView(unicodeScalars.map { scalar in
            scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) ? "\u{FFFD}" : scalar
        }))
    }
}
