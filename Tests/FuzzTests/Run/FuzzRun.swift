import BridgeCore
import Foundation
import HomeModel
import PorchlightTestKit
import RawSockets

/// One run: asks, lets time pass, and looks after every answer whether all is well.
struct FuzzRun {
    private static let start = Date(timeIntervalSince1970: 1_700_000_000)
    private let plan: FuzzPlan
    private let bridge: TestBridge
    private var grammar: Grammar
    private var connection: FuzzConnection
    private var record: FlightRecord
    private var findings = Findings()
    private var number = 0

    /// What a run brought.
    struct Findings: Sendable {
        var tally = Tally()
        /// Of every answer, so that two runs can be compared.
        var digest: UInt64 = 0xCBF2_9CE4_8422_2325

        mutating func take(_ bytes: [UInt8]) {
            digest = bytes.reduce(digest) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        }
    }

    /// Carries a plan out on a bridge of its own.
    ///
    /// - Throws: `FuzzFailure` at the first answer or home that is not in order.
    static func findings(of plan: FuzzPlan) async throws -> Findings {
        try await TestBridge.run(profile: plan.profile, startingAt: start, seed: plan.ownSeed) { bridge in
            var run = try await FuzzRun(plan, bridge)
            try await run.carryOut()
            return run.findings
        }
    }

    private init(_ plan: FuzzPlan, _ bridge: TestBridge) async throws {
        self.plan = plan
        self.bridge = bridge
        grammar = Grammar(seed: plan.ownSeed, now: Self.start)
        connection = FuzzConnection(port: bridge.http.port ?? 0)
        record = FlightRecord(plan)
        for app in ["fuzz#first", "fuzz#second"] { grammar.memory.keys.append(try await bridge.key(for: app)) }
    }

    private mutating func carryOut() async throws {
        try await lookAround()
        while number < plan.requests {
            if number % 1000 == 0 { grammar.crowd = grammar.chance.pick([4, 8, 8, 12, 20, 300]) }
            if grammar.chance.percent(4) { try await happen(grammar.happening()) }
            _ = try await ask(grammar.next())
            if number % 25 == 0 { try lookInside() }
            if number % 50 == 0 { try await lookAround() }
        }
        try lookInside()
        try await lookAround()
        record.close()
    }

    /// Sends a request and looks at the answer; what is due after it happens before the next.
    @discardableResult
    private mutating func ask(_ request: Request) async throws -> AnswerCheck {
        number += 1
        record.note(number, request.description)
        guard let answer = try await connection.ask(request) else { throw failure(["no answer"]) }
        let sent = String(decoding: request.bytes, as: UTF8.self)
        let secrets = grammar.memory.keys.prefix(2).filter { $0 != request.key && !sent.contains($0) }
        let check = AnswerCheck(request, answer, secrets: Array(secrets))
        guard check.complaints.isEmpty else {
            throw failure(check.complaints + ["it said \(String(decoding: answer.body.prefix(1000), as: UTF8.self))"])
        }
        findings.tally.count(request, check.kind)
        // Pages name the port, which is another one in every run.
        if check.kind != .page { findings.take(answer.body) }
        grammar.memory.learn(from: check.entries)
        try await bridge.advance(by: .zero)
        return check
    }

    private mutating func happen(_ happening: Happening) async throws {
        record.note(number, "\(happening)")
        switch happening {
        case .time(let seconds, let steps):
            for _ in 0..<steps { try await bridge.advance(by: .seconds(seconds)) }
            grammar.now += TimeInterval(seconds * steps)
        case .clock(let moment):
            bridge.setWallClock(to: moment)
            grammar.now = moment
            try await bridge.advance(by: .zero)
        case .linkButton: try await bridge.press()
        case .power(let light, let isOff): try? await bridge.misbehave(light: light, unreachable: isOff)
        case .newLight(let model): try await bridge.add(light: model)
        case .revocation(let app): try await bridge.revoke(app: app)
        case .sensor(let reading, let device, let sensor): await bridge.read(reading, sensor: sensor, of: device)
        }
        try lookInside()
    }

    /// Looks at the home itself.
    private func lookInside() throws {
        let breaches = bridge.snapshot.home.checkInvariants()
        if !breaches.isEmpty { throw failure(breaches) }
    }

    /// Looks at all that the bridge shows, and remembers it.
    private mutating func lookAround() async throws {
        let key = grammar.memory.keys[0]
        let request = Request(method: "GET", path: "/api/" + key, body: [], endpoint: "GET /", key: key)
        guard let state = try await ask(request).object else { throw failure(["no full state"]) }
        let complaints = StateCheck(state, home: bridge.snapshot.home).complaints
        if !complaints.isEmpty { throw failure(complaints) }
        grammar.memory.learn(fullState: state)
        let known = Set(bridge.snapshot.home.apps.all.map(\.key))
        grammar.memory.keys.removeAll { !known.contains($0) }
    }

    private func failure(_ complaints: [String]) -> FuzzFailure {
        FuzzFailure(plan: plan, number: number, complaints: complaints, last: record.last)
    }
}
