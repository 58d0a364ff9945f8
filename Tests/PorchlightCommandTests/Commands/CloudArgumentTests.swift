import ArgumentParser
import BridgeServer
import CloudConnectors
import Testing

@testable import porchlight

@Suite("What is typed about clouds")
struct CloudArgumentTests {
    @Test(arguments: [
        ["clouds"], ["clouds", "list", "--json"], ["clouds", "status"], ["clouds", "status", "home"], ["clouds", "devices", "home"],
        ["clouds", "test", "home"], ["clouds", "remove", "home"],
        ["clouds", "add", "mode", "home", "--project", "7", "--app", "x", "--email", "a@b.c", "--no-test"],
        ["clouds", "add", "mode", "home", "--setting", "homeIds=1,2", "--class", "lamp-v2=color", "--class", "x=onoff"],
        ["clouds", "add", "devicehive", "home", "--login", "me", "--base-url", "https://h", "--ca-file", "ca.pem"],
        ["clouds", "add", "devicehive", "home", "--secret-file", "f"], ["clouds", "add", "devicehive", "home", "--secret-env", "V"],
        ["clouds", "add", "mode", "home", "--share"], ["clouds", "add", "mode", "home", "--share", "--everything", "--read-only"],
        ["clouds", "add", "mode", "home", "--share", "--lights", "1,2", "--control", "--until", "1h"],
    ])
    func whatIsMeantIsUnderstood(_ arguments: [String]) {
        #expect(throws: Never.self) { try Porchlight.parseAsRoot(arguments) }
    }

    @Test(arguments: [
        (["hue", "home"], "mode"), (["mode", "Home"], "lower-case"), (["mode"], "<name>"),
        (["mode", "home", "--setting", "x"], "needs a name, = and a value"),
        (["mode", "home", "--class", "=color"], "needs a name, = and a value"),
        (["mode", "home", "--lights", "1"], "say --share"), (["mode", "home", "--everything"], "say --share"),
        (["mode", "home", "--share", "--everything", "--lights", "1"], "leaves nothing to name"),
        (["mode", "home", "--secret-file", "a", "--secret-env", "b"], "exclude each other"),
    ])
    func whatCannotBeMeantIsRefused(_ arguments: [String], _ words: String) throws {
        #expect(try complaint(of: arguments).contains(words))
    }

    @Test(arguments: [
        "--password", "--passwd", "--pass", "--secret", "--token", "--access-token", "--refresh-token", "--project-key", "--key",
        "--code",
    ])
    func aSecretIsNoArgumentAndItIsSaidWhereToPutIt(_ flag: String) throws {
        for arguments in [[flag, "hunter2"], ["\(flag)=hunter2"]] {
            let words = try complaint(of: ["mode", "home"] + arguments)
            #expect(words.contains("--secret-file") && words.contains("--secret-env") && !words.contains("hunter2"))
        }
        #expect(!Clouds.Add.helpMessage().contains("\(flag) "))
    }

    @Test func aSecretIsNoSettingEither() throws {
        for pair in ["password=hunter2", "token=hunter2", "projectKey=hunter2"] {
            let words = try complaint(of: ["mode", "home", "--setting", pair])
            #expect(words.contains("--secret-file") && !words.contains("hunter2"))
        }
    }

    @Test func flagsAreSettingsByTheVendorsNames() throws {
        let options = try CloudOptions.parse([
            "--project", "7", "--app", "x", "--email", "e", "--phone", "p", "--user", "u", "--login", "l",
            "--setting", "homeIds=1,2", "--setting", "a=b=c", "--class", "lamp-v2=color",
        ])
        #expect(options.settings == [
            "projectId": "7", "appId": "x", "email": "e", "phoneNumber": "p", "userId": "u", "login": "l", "homeIds": "1,2",
            "a": "b=c",
        ])
        #expect(options.kinds == ["lamp-v2": "color"])
        #expect(try CloudOptions.parse(["--ca-file", "x.pem"]).wholeCAFile?.hasPrefix("/") == true)
    }

    private func complaint(of arguments: [String]) throws -> String {
        do {
            _ = try Porchlight.parseAsRoot(["clouds", "add"] + arguments)
            return ""
        } catch {
            return Porchlight.message(for: error)
        }
    }
}
