import Foundation
import HomeModel
import Testing

@Suite("The link button")
struct LinkButtonTests {
    private let app = Registration(deviceType: "app", key: "key", clientKey: nil, id: .devices)

    @Test func `it is pressed for thirty seconds and then lets go`() throws {
        var test = try TestHome()
        #expect(test.home.nextDue == nil)
        let outcome = try test.perform(.pressLinkButton(granting: nil))
        let change = Change(.updated([.linkButton]), ResourceReference(.identity, test.home.identity.resourceID))
        #expect(outcome.changes == [change] && change.durability == .transient)
        #expect(test.home.nextDue == test.now.uptime + .seconds(30))
        test.pass(.milliseconds(29_999))
        #expect(test.home.linkButton.isPressed(at: test.now))
        #expect(test.home.linkButton.remaining(at: test.now) == .milliseconds(1))
        #expect(test.home.tick(at: test.now).changes.isEmpty)
        test.pass(.milliseconds(1))
        #expect(!test.home.linkButton.isPressed(at: test.now))
        #expect(test.home.tick(at: test.now).changes == [change])
        #expect(test.home.tick(at: test.now).changes.isEmpty && test.home.nextDue == nil)
    }

    @Test func `a second press starts the time anew`() throws {
        var test = try TestHome()
        try test.perform(.pressLinkButton(granting: nil))
        test.pass(.seconds(20))
        try test.perform(.pressLinkButton(granting: nil))
        #expect(test.home.linkButton.remaining(at: test.now) == .seconds(30))
    }

    @Test func `a bridge may close it after the first key, and be open for longer`() throws {
        var test = try TestHome(linkButton: LinkButton(window: .seconds(90), closesAfterFirstKey: true))
        try test.perform(.pressLinkButton(granting: nil))
        test.pass(.seconds(80))
        let outcome = try test.perform(.register(app), by: .stranger)
        #expect(outcome.changes.map(\.resource.kind) == [.app, .identity])
        #expect(throws: Refusal.linkButtonNotPressed) { try test.perform(.register(app), by: .stranger) }
    }

    @Test func `by default several apps may come in on one press`() throws {
        var test = try TestHome()
        try test.perform(.pressLinkButton(granting: nil))
        try test.perform(.register(app), by: .stranger)
        #expect(test.home.linkButton.isPressed(at: test.now))
    }

    @Test(arguments: [-1_000_000.0, 1_000_000])
    func `setting the wall clock neither opens nor closes it`(jump: Double) throws {
        var test = try TestHome()
        try test.perform(.pressLinkButton(granting: nil))
        test.now.utc = test.now.utc.addingTimeInterval(jump)
        #expect(test.home.linkButton.isPressed(at: test.now))
        test.pass(.seconds(30))
        test.now.utc = test.now.utc.addingTimeInterval(jump)
        #expect(!test.home.linkButton.isPressed(at: test.now))
    }

    @Test func `who asked is remembered, the last thirty-two`() throws {
        var test = try TestHome()
        for number in 1...40 {
            let knock = Knock(deviceType: "app \(number)", address: "192.0.2.1", at: test.now.utc, admitted: false)
            #expect(test.observe(.knock(knock)).changes.map(\.durability) == [.transient])
        }
        #expect(test.home.linkButton.knocks.map(\.deviceType) == (9...40).map { "app \($0)" })
    }
}
