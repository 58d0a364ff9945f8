import Foundation
import Testing

/// How a run is made up: everything that it depends on, so that the same plan always makes the same run.
struct FuzzPlan: Sendable, CustomTestStringConvertible {
    /// The model of bridge played.
    let profile: String
    /// What every choice comes of, together with the profile.
    let seed: UInt64
    /// How many requests are sent.
    let requests: Int

    /// The seed of a profile's own run: no two profiles are asked the same.
    var ownSeed: UInt64 { profile.utf8.reduce(seed) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 } }

    var testDescription: String { "\(requests) requests to \(profile), seed \(seed)" }

    /// What `PORCHLIGHT_FUZZ_SEED` and `PORCHLIGHT_FUZZ_REQUESTS` ask for, three quarters of it of the usual bridge.
    static let all: [FuzzPlan] = {
        let environment = ProcessInfo.processInfo.environment
        let seed = environment["PORCHLIGHT_FUZZ_SEED"].flatMap { UInt64($0) } ?? 1
        let requests = environment["PORCHLIGHT_FUZZ_REQUESTS"].flatMap { Int($0) } ?? 5000
        let parts = [("bsb002", requests - requests / 8 * 2), ("bsb001", requests / 8), ("bsb002-classic", requests / 8)]
        return parts.filter { $0.1 > 0 }.map { FuzzPlan(profile: $0.0, seed: seed, requests: $0.1) }
    }()
}

/// What went wrong, with all that is needed to see it again.
struct FuzzFailure: Error, CustomStringConvertible {
    let plan: FuzzPlan
    let number: Int
    let complaints: [String]
    let last: [String]

    var description: String {
        """
        \(complaints.prefix(10).joined(separator: "; "))
        at request \(number) of \(plan.testDescription); the last of what happened:
        \(last.joined(separator: "\n"))
        PORCHLIGHT_FUZZ_SEED=\(plan.seed) swift test --filter '^FuzzTests\\.' sends the same again.
        """
    }
}
