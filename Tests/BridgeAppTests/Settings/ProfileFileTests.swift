import HomeModel
import Testing

@testable import BridgeApp

@Suite("A profile of one's own")
struct ProfileFileTests {
    @Test func whatIsLeftOutIsAsInTheUsualProfile() throws {
        let profile = try ProfileFile.parse("name: mine\napiVersion: 1.50.0\n", path: "x")
        var wanted = BridgeProfile.bsb002
        wanted.name = "mine"
        wanted.apiVersion = "1.50.0"
        #expect(profile == wanted)
    }

    @Test(arguments: BridgeProfile.builtIn)
    func anyBuiltInProfileCanBeTheBase(_ base: BridgeProfile) throws {
        #expect(try ProfileFile.parse("base: \(base.name)", path: "x") == base)
    }

    @Test func everyFieldCanBeOverruled() throws {
        let profile = try ProfileFile.parse(
            """
            base: strict
            name: mine
            modelID: a
            apiVersion: "1.5"
            softwareVersion: 12345
            datastoreVersion: "7"
            modelName: b
            modelNumber: c
            manufacturer: d
            manufacturerURL: http://e
            serverPrefix: f/
            instancePrefix: "g - "
            registration: chosen-usernames
            quotesExactly: false
            keepsHTTPAlive: true
            trustsApps: true
            limits: {rules: 7}
            pacing:
              requests: 3
            """, path: "x")
        #expect([profile.name, profile.modelID, profile.modelName, profile.modelNumber] == ["mine", "a", "b", "c"])
        #expect([profile.apiVersion, profile.softwareVersion, profile.datastoreVersion] == ["1.5", "12345", "7"])
        #expect([profile.manufacturer, profile.manufacturerURL] == ["d", "http://e"])
        #expect([profile.serverPrefix, profile.instancePrefix] == ["f/", "g - "])
        #expect(profile.registration == .chosenUsernames)
        #expect(!profile.quotesExactly)
        #expect(profile.keepsHTTPAlive && profile.trustsApps)
        #expect([profile.limits.rules, profile.limits.groups] == [7, 64])
        #expect([profile.pacing.requests, profile.pacing.lightCommands] == [3, 10])
    }

    @Test func itMayBeJSON() throws {
        let profile = try ProfileFile.parse(
            #"{"base": "bsb002-classic", "name": "json", "keepsHTTPAlive": false}"#, path: "x")
        #expect(profile.name == "json")
        #expect(profile.apiVersion == BridgeProfile.bsb002Classic.apiVersion)
        #expect(!profile.keepsHTTPAlive)
    }

    @Test(arguments: [("true", true), ("yes", true), ("On", true), ("false", false), ("no", false), ("OFF", false)])
    func trueAndFalseHaveSeveralNames(_ text: String, _ meaning: Bool) throws {
        #expect(try ProfileFile.parse("quotesExactly: \(text)", path: "x").quotesExactly == meaning)
    }

    @Test(arguments: [
        (
            "colour: red",
            "x: a profile has no \"colour\"; it has apiVersion, datastoreVersion, instancePrefix, keepsHTTPAlive, limits, "
                + "manufacturer, manufacturerURL, modelID, modelName, modelNumber, name, pacing, quotesExactly, "
                + "registration, serverPrefix, softwareVersion, trustsApps"
        ),
        ("base: bsb003", #"x: there is no built-in profile "bsb003""#),
        ("quotesExactly: perhaps", #"x: quotesExactly is true or false, not "perhaps""#),
        ("limits: {rules: -1}", #"x: rules is a number, not "-1""#),
        ("limits: {rules: [1]}", #"x is not a profile: limits.rules: Expected to decode Scalar but found Sequence instead."#),
        ("limits: 7", "x: limits is a list of entries"),
        ("name: {a: b}", "x: name is a text"),
        (
            "pacing: {cats: 1}",
            #"x: a pacing has no "cats"; it has groupCommands, lightCommands, requests"#
        ),
    ])
    func aMistakeIsNamed(_ text: String, _ line: String) {
        #expect(complaint { _ = try ProfileFile.parse(text, path: "x") } == line)
    }

    @Test(arguments: ["", "just words", "- a\n- b", "name: [a", "name: [a, b]", "registration: open"])
    func whatIsNoProfileIsSaidInOneLine(_ text: String) throws {
        let line = try #require(complaint { _ = try ProfileFile.parse(text, path: "x") })
        #expect(line.hasPrefix("x is not a profile: "))
        #expect(!line.contains("\n"))
        #expect(!line.contains("Context("))
    }

    @Test func aFileThatCannotBeReadIsNamedTogetherWithWhatThereIs() {
        let line = complaint { _ = try ProfileFile.read("/nowhere", orNamed: "a, b") }
        #expect(line == #"profile must be a, b or a file that can be read, not "/nowhere""#)
    }
}
