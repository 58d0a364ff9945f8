import Foundation
import HomeModel
import Testing

/// A home with an identity nobody has, and a clock to tell.
struct TestHome {
    var home: Home
    var now = Instant(uptime: .seconds(1000), utc: Date(timeIntervalSince1970: 1_700_000_000))

    private var drawn = 0

    init(
        linkButton: LinkButton = LinkButton(), limits: ResourceLimits = .bsb002, trustsApps: Bool = false
    ) throws {
        let mac = try #require(MACAddress("00:17:88:24:96:fe"))
        home = Home(identity: BridgeIdentity(mac: mac), linkButton: linkButton, limits: limits, trustsApps: trustsApps)
    }

    /// Carries a command out on a copy, as the bridge does.
    @discardableResult
    mutating func perform(_ command: Command, by caller: Caller = .owner) throws(Refusal) -> Outcome {
        var next = home
        let outcome = try next.perform(command, by: caller, at: now)
        home = next
        return outcome
    }

    @discardableResult
    mutating func observe(_ report: Report) -> Outcome {
        home.observe(report, at: now)
    }

    /// Does what is due, as the bridge's clock does.
    @discardableResult
    mutating func tick() -> Outcome { home.tick(at: now) }

    /// Lets rules and schedules that went off act, and those that go off by that, as the bridge does; says what followed
    /// from each.
    @discardableResult
    mutating func pull(_ triggers: [Trigger]) -> [(cause: Caller, outcome: Outcome)] {
        var (waiting, done) = (triggers[...], [(cause: Caller, outcome: Outcome)]())
        while let trigger = waiting.popFirst() {
            let outcome = home.pull(trigger, at: now)
            done.append((trigger.cause, outcome))
            waiting += outcome.triggers
        }
        return done
    }

    /// An id for something new, another one each time.
    mutating func drawnID() -> ResourceID {
        drawn += 1
        return ResourceID(derivedFrom: .devices, "drawn", String(drawn))
    }

    mutating func pass(_ duration: Duration) {
        now = now.advanced(by: duration)
    }

    /// Takes in a device with one lamp; says which light it got.
    mutating func addLamp(_ name: String, _ abilities: LightAbilities = .color, identity: String? = nil) throws -> ResourceID {
        let outcome = try perform(.addDevice(.lamp(name, abilities, identity: identity)))
        let device = try #require(outcome.created)
        return try #require(home.devices[device]?.lights.first)
    }

    /// Takes in lamps and switches them on.
    mutating func addLitLamps(_ abilities: LightAbilities...) throws -> [ResourceID] {
        let lamps = try abilities.enumerated().map { try addLamp("Lamp \($0.offset + 1)", $0.element) }
        for lamp in lamps { try perform(.setLight(lamp, patch { $0.on = true })) }
        return lamps
    }

    /// Makes a room of the devices of some lights.
    mutating func addRoom(named name: String = "Room", _ lights: [ResourceID]) throws -> ResourceID {
        let devices = lights.compactMap { home.lights[$0]?.owner }
        let outcome = try perform(.addRoom(RoomDraft(name: name, archetype: "office", devices: devices)))
        return try #require(outcome.created)
    }

    /// Presses the button and lets an app in.
    @discardableResult
    mutating func register(_ deviceType: String, key: String, clientKey: String? = nil) throws(Refusal) -> ResourceID? {
        try perform(.pressLinkButton(granting: nil))
        let id = ResourceID(derivedFrom: .devices, deviceType, key)
        return try perform(
            .register(Registration(deviceType: deviceType, key: key, clientKey: clientKey, id: id)), by: .stranger).created
    }

    func state(_ light: ResourceID) throws -> LightState { try #require(home.lights[light]).state }
}

/// A patch, in one expression.
func patch(_ change: (inout LightPatch) -> Void) -> LightPatch {
    var patch = LightPatch()
    change(&patch)
    return patch
}

extension LightAbilities {
    static let color = LightAbilities(temperatures: MirekRange(153, 500), gamut: .c)
    static let whites = LightAbilities(temperatures: MirekRange(153, 454))
    static let plain = LightAbilities()
    static let plug = LightAbilities(dims: false)
}

extension DeviceKey {
    static func test(_ identity: String) -> DeviceKey { DeviceKey(driver: "test", identity: identity) }
}

extension DeviceDescription {
    static func lamp(_ name: String, _ abilities: LightAbilities = .color, identity: String? = nil) -> DeviceDescription {
        DeviceDescription(
            key: .test(identity ?? name), name: name,
            product: Product(model: "T1", name: "Test lamp", manufacturer: "Nobody", softwareVersion: "1"),
            lights: [abilities])
    }

    static func sensor(_ name: String, _ readings: SensorReading...) -> DeviceDescription {
        DeviceDescription(
            key: .test(name), name: name,
            product: Product(model: "S1", name: "Test sensor", manufacturer: "Nobody", softwareVersion: "1"),
            battery: 90, sensors: readings.map { .init(name: name, reading: $0) })
    }
}
