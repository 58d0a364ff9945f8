import Testing

@testable import HomeModel

@Suite("What must hold of every home")
struct InvariantTests {
    /// A home with a room, two lamps in it, and an app.
    private func sound() throws -> TestHome {
        var test = try TestHome()
        let lamps = [try test.addLamp("A"), try test.addLamp("B", .plug)]
        _ = try test.addRoom(lamps)
        try test.perform(.addDevice(.sensor("Motion", .motion(false))))
        try test.register("app", key: "key")
        return test
    }

    @Test func aSoundHomeIsSound() throws {
        #expect(try TestHome().home.checkInvariants().isEmpty)
        #expect(try sound().home.checkInvariants().isEmpty)
    }

    /// Each way of breaking a home is noticed, so that no check is there for show.
    @Test(arguments: [
        Breach("two lights have one name", { home in home.change(\.lights) { $0.name = "A" } }),
        Breach("a light is called \"\"", { home in home.change(\.lights) { $0.name = "" } }),
        Breach("is set to what it cannot be", { home in home.change(\.lights) { $0.state.brightness = nil } }),
        Breach("belongs to no device", { home in home.devices.remove(Array(home.devices.all)[0].id) }),
        Breach("others are hidden than should be", { home in home.change(\.lights) { $0.custom.isHidden = true } }),
        Breach("is decided to be impossible", { home in home.change(\.lights) { $0.custom.floor = 1 } }),
        Breach("an impossible battery", { home in home.change(\.devices) { $0.battery = 101 } }),
        Breach("names something twice", { home in home.change(\.rooms) { $0.devices += $0.devices } }),
        Breach("is in two rooms", { home in home.rooms.put(Room(
            id: .devices, name: "Other", archetype: "other", devices: Array(home.rooms.all)[0].devices)) }),
        Breach("which is not there", { home in home.change(\.rooms) { $0.devices = [.devices] } }),
        Breach("two groups have one name", { home in home.rooms.put(Room(
            id: .devices, name: "Room", archetype: "other", devices: [])) }),
        Breach("beyond its range", { home in home.change(\.sensors) { $0.settings.sensitivity = 3 } }),
        Breach("the key of app", { home in home.appsByKey = [:] }),
        Breach("has a name for a light that is not there", { home in
            home.change(\.apps) { $0.grant.aliases = [.devices: Grant.Alias(name: "x")] }
        }),
        Breach("is granted a light that is not there", { home in
            home.change(\.apps) { $0.grant.scope = .only(lights: [.devices], groups: [], sensors: []) }
        }),
    
    ])
    func aBreachIsToldInWords(_ breach: Breach) throws {
        var home = try sound().home
        breach.commit(&home)
        let breaches = home.checkInvariants()
        #expect(breaches.contains { $0.contains(breach.words) }, "\(breaches)")
    }
}

/// A way to break a home, and words that tell of it.
struct Breach: Sendable {
    let words: String
    let commit: @Sendable (inout Home) -> Void

    init(_ words: String, _ commit: @escaping @Sendable (inout Home) -> Void) {
        self.words = words
        self.commit = commit
    }
}

extension Home {
    /// Changes every resource of a table.
    fileprivate mutating func change<Entry: Resource>(
        _ table: WritableKeyPath<Home, ResourceTable<Entry>>, _ change: (inout Entry) -> Void
    ) {
        for entry in Array(self[keyPath: table].all) { _ = self[keyPath: table].update(entry.id, change) }
    }
}
