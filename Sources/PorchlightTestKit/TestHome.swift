import Foundation
import HomeModel
import LocalDrivers
import Yams

/// The home a test bridge begins with.
public struct TestHome: Sendable {
    let description: HomeDescription

    /// Two rooms, six lights of every kind, a motion sensor and a dimmer switch: the home that `porchlight serve` shows.
    public static let sample = TestHome(description: SampleHome.standard)

    /// A home with nothing in it.
    public static let empty = TestHome(description: HomeDescription())

    /// A home with many lights, ten to a room.
    public static func large(lights: Int) -> TestHome {
        TestHome(description: SampleHome.large(lights: lights))
    }

    /// A home from a file in JSON or YAML, as for `porchlight serve --home`.
    ///
    /// - Throws: an error that names the faulty entry.
    public static func file(_ path: String) throws -> TestHome {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        return TestHome(description: try YAMLDecoder().decode(HomeFile.self, from: text).description())
    }
}
