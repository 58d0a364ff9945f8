import ArgumentParser
import CloudConnectors
import Foundation
import Testing

@testable import porchlight

@Suite("Secrets that are read")
struct SecretTextTests {
    private static let mode = SecretText(.of(.mode), settings: ["email": "a@b.c"])
    private static let hive = SecretText(.of(.devicehive), settings: [:])

    static let texts: [(SecretText, String, [String: String])] = [
        (mode, "hunter2", ["password": "hunter2"]), (mode, "hunter2\n", ["password": "hunter2"]),
        (mode, "a=b=c\n", ["password": "a=b=c"]), (mode, "password=a=b\n", ["password": "a=b"]),
        (mode, "  spaces count ", ["password": "  spaces count "]), (mode, "token=t", ["token": "t"]),
        (mode, "password=p\r\ntoken=t\r\n", ["password": "p", "token": "t"]),
        (hive, "eyJ.x.y", ["refreshToken": "eyJ.x.y"]), (hive, "accessToken=a", ["accessToken": "a"]),
        (hive, "accessToken=a\n\nrefreshToken=r\n", ["accessToken": "a", "refreshToken": "r"]),
        (SecretText(.of(.mode), settings: ["userId": "1"]), "k", ["projectKey": "k"]),
        (SecretText(.of(.ewelink), settings: ["email": "a@b.c"]), "appSecret=s\npassword=p", ["appSecret": "s", "password": "p"]),
    ]

    @Test(arguments: texts)
    func areLinesWithNamesOrTheSecretItself(_ reader: SecretText, _ text: String, _ secrets: [String: String]) throws {
        #expect(try reader.read(text) == secrets)
    }

    @Test(arguments: [
        ("", "it is empty"), ("\n\n", "it is empty"), ("password=p\nhunter2\n", "line 2"), ("hunter2\nhunter3", "line 1"),
        ("password=p\nnothing=hunter2", "line 2"),
    ])
    func areComplainedOfWithoutBeingShown(_ text: String, _ words: String) {
        #expect { try Self.mode.read(text) } throws: { "\($0)".contains(words) && !"\($0)".contains("hunter") }
    }

    @Test func areComplainedOfWhereNothingSaysWhatOneIs() {
        #expect(throws: Failure.self) { try SecretText(.of(.mode), settings: [:]).read("hunter2") }
    }

    @Test func ofAFileThatOthersReadAreWarnedOf() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "porchlight-\(UUID().uuidString)").path
        defer { unlink(path) }
        for (mode, isOpen) in [(0o600, false), (0o400, false), (0o640, true), (0o604, true), (0o644, true)] {
            _ = FileManager.default.createFile(atPath: path, contents: Data("x".utf8))
            chmod(path, mode_t(mode))
            #expect(SecretOptions.isOpen(path) == isOpen, "\(String(mode, radix: 8))")
        }
        #expect(!SecretOptions.isOpen("/dev/null") && !SecretOptions.isOpen("/nowhere"))
    }

    @Test func comeFromAVariableOrAFileIfThereIsOne() throws {
        let needs = VendorNeeds.of(.mode)
        let settings = ["email": "a@b.c"]
        let variable = try SecretOptions.parse(["--secret-env", "V"])
        #expect(try variable.read(needs, settings: settings, environment: ["V": "x"]) == ["password": "x"])
        #expect(throws: Failure.self) { try variable.read(needs, settings: settings, environment: [:]) }
        let file = try SecretOptions.parse(["--secret-file", "/nowhere/at/all"])
        #expect(throws: Failure.self) { try file.read(needs, settings: settings, environment: [:]) }
        #expect(try SecretOptions.parse([]).read(needs, settings: settings, environment: ["V": "x"]).isEmpty)
    }
}

@Suite("A line that is typed")
struct TypedLineTests {
    private func type(_ keys: [UInt8]) -> TypedLine.Step {
        var line = TypedLine()
        var step = TypedLine.Step.goesOn
        for key in keys where step == .goesOn { step = line.take(key) }
        return step
    }

    @Test(arguments: [
        ("secret\n", "secret"), ("secret\r", "secret"), ("sek\u{7F}cret\n", "secret"), ("\u{7F}\u{7F}a\n", "a"), ("\n", ""),
        ("wrong\u{15}right\n", "right"), ("ä\u{7F}b\n", "b"), ("aä€\u{8}\u{8}\n", "a"), ("a\u{1B}[Ab\n", "a[Ab"), ("pä s€\n", "pä s€"),
    ])
    func endsWithReturnAndCanBeMended(_ keys: String, _ text: String) {
        #expect(type(Array(keys.utf8)) == .isDone(text))
    }

    @Test(arguments: [0x03, 0x04, 0x1A, 0x1C] as [UInt8])
    func canBeGivenUp(_ key: UInt8) { #expect(type(Array("half".utf8) + [key]) == .isGivenUp) }

    @Test func isBounded() {
        #expect(type(Array(repeating: UInt8(ascii: "x"), count: 10_000) + [10]) == .isDone(String(repeating: "x", count: 4096)))
    }
}
