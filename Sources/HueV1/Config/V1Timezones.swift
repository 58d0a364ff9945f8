import Foundation

/// The time zones a bridge knows (Docs/HueV1.md §15): those of the system's zone table.
package enum V1Timezones {
    /// All names, in alphabetical order.
    package static let all: [String] = TimeZone.knownTimeZoneIdentifiers.sorted()

    static func write(to writer: inout JSONWriter) {
        writer.array { list in for name in all { list.string(name) } }
    }
}
