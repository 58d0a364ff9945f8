import ArgumentParser
import CloudEmulators

/// `porchlight cloud`: emulators of vendors' clouds.
struct Cloud: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run a vendor's cloud on this machine, for devices made for it and for tests.",
        discussion: """
            An emulator speaks as the vendor's cloud does, keeps what it is told and sends nothing to anybody: letters and text \
            messages go to an outbox. "cloud serve" runs one; the other commands speak to one that runs.

            \(knownVendors)
            """,
        subcommands: [
            CloudServe.self, CloudOutbox.self, CloudDevices.self, CloudClock.self, CloudFaults.self, CloudCut.self, CloudStatus.self,
        ])

    /// Which there are, in a sentence.
    static var knownVendors: String {
        let names = EmulatorVendors.all.keys.sorted()
        return names.isEmpty ? "There are no vendors so far." : "Vendors: \(names.joined(separator: ", "))."
    }
}
