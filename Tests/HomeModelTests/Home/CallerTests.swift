import HomeModel
import Testing

@Suite("Who may do what")
struct CallerTests {
    private let everyday: [Command] = [
        .searchLights(serials: []), .setGroup(.wholeHome, LightPatch()),
        .addRoom(RoomDraft(name: "R", archetype: "other", devices: [])),
        .editSettings(SettingsPatch()),
    ]
    private let ownersOnly: [Command] = [
        .pressLinkButton(granting: nil), .revokeApp(.devices), .addDevice(.lamp("Lamp")), .furnish(HomeDescription()),
    ]

    @Test func `a stranger may only ask to be let in`() throws {
        var test = try TestHome()
        for command in everyday + ownersOnly {
            #expect(throws: Refusal.notAllowed) { try test.perform(command, by: .stranger) }
        }
        #expect(try test.register("app", key: "key") != nil)
    }

    @Test func `an app may do the everyday, and leaves the rest to the owner`() throws {
        var test = try TestHome()
        let app = Caller.app(try #require(try test.register("app", key: "key")))
        for command in everyday { try test.perform(command, by: app) }
        for command in ownersOnly + [.setIdentity(test.home.identity)] {
            #expect(throws: Refusal.notAllowed) { try test.perform(command, by: app) }
        }
    }

    @Test func `an app that was shut out may do nothing`() throws {
        var test = try TestHome()
        let app = try #require(try test.register("app", key: "key"))
        try test.perform(.revokeApp(app))
        for command in everyday { #expect(throws: Refusal.notAllowed) { try test.perform(command, by: .app(app)) } }
    }

    @Test func `owner and bridge may do everything, a driver nothing`() throws {
        var test = try TestHome()
        try test.perform(.furnish(HomeDescription()), by: .bridge)
        for command in everyday {
            try test.perform(command, by: .owner)
            #expect(throws: Refusal.notAllowed) { try test.perform(command, by: .driver("test")) }
        }
    }

    @Test func `what is refused leaves the home as it was`() throws {
        var test = try TestHome()
        let lamp = try test.addLamp("Lamp")
        let room = try test.addRoom(named: "A", [lamp])
        #expect(throws: Refusal.self) { try test.perform(.editRoom(room, RoomPatch(name: "B", devices: [.devices]))) }
        #expect(test.home.rooms[room]?.name == "A")
    }
}
