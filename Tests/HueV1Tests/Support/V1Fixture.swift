import Foundation
import HomeModel
import HueV1

/// A home as a v1 client finds it, without any socket: a request is planned, its command performed on the home, and the
/// answer's bytes handed out.
struct V1Fixture {
    /// The key of the app that asks, and of another one.
    static let me = "Porch-light-Test-Key-of-forty-characters"
    static let other = "Another-Key-that-has-forty-characters-xy"

    var home: Home
    var numbers = V1Numbers()
    var now = Instant(uptime: .seconds(1000), utc: Date(timeIntervalSince1970: 1_512_337_747))
    var profile = BridgeProfile.bsb002
    var quoting = OffendingValue.clean
    private var ids = CountedIDs()
    var network = V1Network(address: "192.168.2.12", netmask: "255.255.255.0", gateway: "192.168.2.1")

    /// The sample home of `V1Fixture+sample.swift`.
    init() throws {
        self = try V1Fixture.empty()
        try furnish()
    }

    /// A home with nothing in it but two apps.
    static func empty(trustsApps: Bool = false) throws -> V1Fixture {
        let settings = BridgeSettings(name: "Philips hue", timeZone: "America/Halifax")
        var fixture = V1Fixture(Home(identity: .sample, settings: settings, trustsApps: trustsApps))
        fixture.numbers = V1Numbers(following: fixture.home)
        try fixture.perform(.pressLinkButton(granting: nil))
        for (key, name) in [(me, "test#me"), (other, "test#other")] {
            let id = ResourceID(derivedFrom: .devices, "app", name)
            try fixture.perform(.register(Registration(deviceType: name, key: key, clientKey: nil, id: id)), by: .stranger)
        }
        fixture.pass(.seconds(31))
        return fixture
    }

    /// A home that was put together otherwise; its numbers are whose business that was.
    init(_ home: Home) {
        self.home = home
    }

    /// Sends a request, such as `PUT /lights/1/state`; a path that does not begin with `/api` is one of mine.
    mutating func send(_ request: String, _ body: String = "") -> String {
        String(decoding: send(request, bytes: Array(body.utf8)), as: UTF8.self)
    }

    /// Sends a request whose body may be any bytes.
    mutating func send(_ request: String, bytes body: [UInt8]) -> [UInt8] {
        let (method, uri) = split(request)
        guard let path = V1Path(uri) else { return [] }
        guard let key = path.key else {
            return method == "POST" ? register(body) : V1Error.method(method, "/").json
        }
        guard let app = home.apps(withKey: key).first else {
            return path.isShortConfig && method == "GET"
                ? ShortConfig.json(home, profile: profile) : V1Error.unauthorized(path.address).json
        }
        guard !app.grant.isOver(at: now.utc) else { return V1Error.unauthorized(path.address).json }
        switch planner(of: view(of: app)).plan(method, path, body: body) {
        case .answer(let json): return json
        case .read(let reading):
            return JSONWriter.write { V1Reader(view: view(of: app), context: context).write(reading, for: app, to: &$0) }
        case .perform(let command, let answering):
            do throws(Refusal) {
                let outcome = try perform(command, by: .app(app.id))
                return answering.answer(.done(outcome, view(of: app)))
            } catch {
                return answering.answer(.refused(error))
            }
        }
    }

    /// What an app sees.
    private func view(of app: App) -> V1View { V1View(seenBy: app, of: home, numbers: numbers) }

    /// Carries a command out on a copy, as the bridge does; the numbers follow.
    @discardableResult
    mutating func perform(_ command: Command, by caller: Caller = .owner) throws(Refusal) -> Outcome {
        var next = home
        let outcome = try next.perform(command, by: caller, at: now)
        home = next
        follow(outcome)
        return outcome
    }

    mutating func observe(_ report: Report) {
        follow(home.observe(report, at: now))
    }

    /// Lets time pass; what falls due on the way is done at its time.
    mutating func pass(_ duration: Duration) {
        let end = now.advanced(by: duration)
        while let due = home.nextDue, due < end.uptime {
            now = now.advanced(by: max(due - now.uptime, .zero))
            follow(home.tick(at: now))
        }
        now = end
        follow(home.tick(at: now))
    }

    /// The numbers follow, and what was set off acts, as the bridge does.
    private mutating func follow(_ outcome: Outcome) {
        _ = numbers.follow(outcome.changes, in: home)
        for trigger in outcome.triggers { follow(home.pull(trigger, at: now)) }
    }

    func planner(of view: V1View) -> V1Planner {
        let drawn = ids
        return V1Planner(view: view, network: network, profile: profile, quoting: quoting, newID: drawn.next)
    }

    var view: V1View { V1View(home: home, numbers: numbers) }
    var context: V1Context { V1Context(profile: profile, network: network, now: now) }

    private mutating func register(_ body: [UInt8]) -> [UInt8] {
        var generator = SeededGenerator(seed: UInt64(home.apps.count))
        let read = V1Registration.read(body, rules: profile.registration, quoting: quoting) { generator.bytes($0) }
        switch read {
        case .failure(let answer): return answer.json
        case .success(let asked):
            do throws(Refusal) {
                return asked.answer(.done(try perform(.register(asked.registration), by: .stranger), view))
            } catch {
                return asked.answer(.refused(error))
            }
        }
    }

    private func split(_ request: String) -> (method: String, uri: String) {
        let parts = request.split(separator: " ", maxSplits: 1).map(String.init)
        let path = parts.count > 1 ? parts[1] : ""
        return (parts[0], path.hasPrefix("/api") ? path : "/api/" + Self.me + path)
    }
}

extension V1Numbers {
    /// The numbers of a home that has nothing but what it was born with.
    fileprivate init(following home: Home) {
        self.init()
        _ = follow(home.sensors.all.map { Change(.added, ResourceReference(.sensor, $0.id)) }, in: home)
    }
}
