import BridgeApp
import BridgeCore
import BridgeServer
package import CloudConnectors
public import Foundation
import HomeModel
import HueV1
package import LocalDrivers
import Logging

/// A whole bridge inside a test: real sockets on loopback, a home in memory, and time that the test tells.
///
/// ```swift
/// try await TestBridge.run { bridge in
///     try await bridge.press()
///     // let the client under test register at bridge.http …
///     try await bridge.advance(by: .seconds(31))   // … and the link button is released
/// }
/// ```
///
/// Nothing is announced on the network and nothing is written to disk. Any number can run at once.
public struct TestBridge: Sendable {
    /// Base URL of HTTP, such as `http://127.0.0.1:40123`.
    public let http: URL
    /// Base URL of HTTPS; the certificate is the bridge's own.
    public let https: URL
    /// Sixteen upper-case hex digits.
    public let bridgeID: String

    let program: BridgeProgram
    let clock: ToldClock
    let requests: RequestRecorder

    /// Runs a bridge for as long as `body` takes.
    ///
    /// - Parameters:
    ///   - home: what is in it at first.
    ///   - profile: the model of bridge played, by its name: `bsb002`, `bsb002-classic`, `bsb001` or `strict`.
    ///   - mac: the hardware address it shows.
    ///   - startingAt: what the wall clock says at first.
    ///   - seed: what keys, ids and everything else that is random come of, to be the same in every run; `nil` for
    ///     the system's generator.
    ///   - body: the test.
    /// - Throws: what `body` throws, or why the bridge cannot run.
    public static func run<Answer: Sendable>(
        home: TestHome = .sample, profile: String = "bsb002", mac: String = "00:17:88:24:96:fe",
        startingAt: Date = Date(timeIntervalSince1970: 1_700_000_000), seed: UInt64? = nil,
        _ body: @escaping @Sendable (TestBridge) async throws -> Answer
    ) async throws -> Answer {
        try await run(home: home, profile: profile, mac: mac, startingAt: startingAt, seed: seed, clouds: [:], body)
    }

    /// The same with connectors to clouds, and with what speaks with devices at home, that a test makes.
    package static func run<Answer: Sendable>(
        home: TestHome = .sample, profile: String = "bsb002", mac: String = "00:17:88:24:96:fe",
        startingAt: Date = Date(timeIntervalSince1970: 1_700_000_000), seed: UInt64? = nil, clouds: [CloudVendor: CloudKit],
        local: LocalKits = LocalKits(), _ body: @escaping @Sendable (TestBridge) async throws -> Answer
    ) async throws -> Answer {
        let values = SettingValues([
            .ephemeral: "on", .bind: "127.0.0.1", .httpPort: "0", .httpsPort: "0", .mdns: "off", .ssdp: "off",
            .profile: profile, .mac: mac, .timeZone: "none",
        ])
        let settings = try ServeSettings(values, usualData: "")
        let clock = ToldClock(utc: startingAt, chance: seed.map(SeededChance.init))
        var logger = Logger(label: "porchlight.test", factory: { _ in SwiftLogNoOpLogHandler() })
        logger.logLevel = .critical
        let program = try await BridgeProgram(
            settings, home: home.description, clouds: { _, _, _ in clouds }, local: { _, _, _, _ in local }, world: clock.world,
            logger: logger)
        return try await run(program, clock, body)
    }

    private static func run<Answer: Sendable>(
        _ program: BridgeProgram, _ clock: ToldClock, _ body: @escaping @Sendable (TestBridge) async throws -> Answer
    ) async throws -> Answer {
        let (readiness, ready) = AsyncStream.makeStream(of: ReadyFacts.self)
        let requests = RequestRecorder()
        return try await withThrowingTaskGroup(of: Answer?.self) { group in
            group.addTask {
                defer { ready.finish() }
                try await program.run(endingOn: []) { facts in ready.yield(facts) }
                return nil
            }
            group.addTask {
                for await line in program.journal.listen(buffered: 4096) { await requests.take(line) }
                return nil
            }
            group.addTask {
                var facts = readiness.makeAsyncIterator()
                guard let facts = await facts.next(), let http = URL(string: facts.http), let https = URL(string: facts.https)
                else { throw TestBridgeError.notStarted }
                // Ended cleanly rather than cancelled, so that a connection that is just arriving is let go in order.
                defer { program.endRun() }
                let bridge = TestBridge(
                    http: http, https: https, bridgeID: facts.bridgeid, program: program, clock: clock, requests: requests)
                await bridge.untilLampsAreThere()
                return try await body(bridge)
            }
            var answer: Answer?
            while let next = try await group.next() {
                if let next { answer = next }
            }
            guard let answer else { throw TestBridgeError.notStarted }
            return answer
        }
    }
}

/// Why a test bridge did not do what a test wanted.
public enum TestBridgeError: Error, Sendable {
    /// It ended before it was ready.
    case notStarted
    /// There is no light with this number.
    case noLight(Int)
    /// It refused, in its owner's words.
    case refused(String)
}
