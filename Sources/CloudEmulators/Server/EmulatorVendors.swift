/// The clouds that can be emulated. A new one is a line here.
package enum EmulatorVendors {
    /// How each is made, by the vendor's name.
    package static let all: [String: @Sendable (EmulatorSettings) throws -> any CloudEmulator] = [
        DeviceHiveCloud.vendor: { try DeviceHiveCloud($0) },
        EWeLinkCloud.vendor: { try EWeLinkCloud($0) },
        ModeCloud.vendor: { try ModeCloud($0) },
        RuuviCloud.vendor: { try RuuviCloud($0) },
    ]

    /// Makes the emulator of a vendor's cloud.
    ///
    /// - Throws: `EmulatorProblem` when there is none for this vendor; what making it throws.
    package static func make(_ vendor: String, _ settings: EmulatorSettings) throws -> any CloudEmulator {
        guard let make = all[vendor] else {
            let known = all.keys.sorted().joined(separator: ", ")
            throw EmulatorProblem("there is no cloud \"\(vendor)\"; there are: \(known.isEmpty ? "none so far" : known)")
        }
        return try make(settings)
    }
}
