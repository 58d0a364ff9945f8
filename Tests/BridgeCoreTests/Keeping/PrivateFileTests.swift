import BridgeCore
import Foundation
import Testing

@Suite("A private file") final class PrivateFileTests {
    private let directory: String
    private var file: PrivateFile { PrivateFile(path: directory + "/secret") }
    private var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []).sorted() }

    init() throws {
        var template = Array("/tmp/porchlight-private-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw CocoaError(.fileWriteUnknown) }
        directory = String(decoding: template.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    deinit { try? FileManager.default.removeItem(atPath: directory) }

    @Test func isNothingBeforeItIsWritten() throws {
        #expect(try file.bytes() == nil && file.text() == nil)
        try file.remove()
    }

    @Test func holdsBytesAndTextForItsOwnerAlone() throws {
        for content in [Data(), Data([0, 255, 10]), Data(repeating: 7, count: 1 << 20)] {
            try file.write(content)
            #expect(try file.bytes() == content)
            #expect(try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int == 0o600)
        }
        try file.write("Türschlüssel")
        #expect(try file.text() == "Türschlüssel")
        #expect(names == ["secret"])
    }

    @Test func narrowsARightThatOthersHad() throws {
        try Data("old".utf8).write(to: URL(filePath: file.path))
        chmod(file.path, 0o644)
        try file.write("new")
        #expect(try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int == 0o600)
    }

    @Test func doesNotFollowALinkThatSomebodyLeft() throws {
        try FileManager.default.createSymbolicLink(atPath: file.path + ".new", withDestinationPath: directory + "/elsewhere")
        try file.write("secret")
        #expect(names == ["secret"])
    }

    @Test func saysWhenItIsNoText() throws {
        try file.write(Data([0xFF, 0xFE, 0x00, 0xD8]))
        #expect(throws: PrivateFileFailure.notText(path: file.path)) { try file.text() }
    }

    @Test func keepsTheOldContentWhenItCannotBeWritten() throws {
        try FileManager.default.createDirectory(atPath: file.path, withIntermediateDirectories: false)
        try Data().write(to: URL(filePath: file.path + "/inside"))
        #expect(throws: PrivateFileFailure.self) { try file.write("new") }
        #expect(names == ["secret"], "nothing half written stays")
        #expect(throws: PrivateFileFailure.self) { try file.bytes() }
        #expect(throws: PrivateFileFailure.self) { try file.remove() }
    }

    @Test func namesADirectoryThatIsNotThere() {
        let lost = PrivateFile(path: directory + "/missing/secret")
        #expect(throws: PrivateFileFailure.inaccessible(path: lost.path, reason: "create: No such file or directory")) {
            try lost.write("x")
        }
    }

    @Test func goesWhenItIsTakenAway() throws {
        try file.write("x")
        try file.remove()
        #expect(try names.isEmpty && file.bytes() == nil)
    }
}
