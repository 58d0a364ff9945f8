import Foundation
import Testing

@testable import BridgeApp

@Suite("The directory of the control socket")
struct RunDirectoryTests {
    @Test func itIsTheDataDirectoryMadeForItsOwnerAlone() throws {
        let scratch = try ScratchDirectory()
        let run = try RunDirectory(try settings([.data: scratch.path + "/a/b"]))
        #expect(run.path == scratch.path + "/a/b")
        #expect(run.controlSocket == scratch.path + "/a/b/control.sock")
        #expect(try scratch.mode(of: "a/b") == 0o700)
    }

    @Test func oneThatIsThereIsUsedAsItIs() throws {
        let scratch = try ScratchDirectory()
        _ = try scratch.file("home.sqlite", "what was kept")
        let run = try RunDirectory(try settings([.data: scratch.path]))
        run.cleanUp()
        #expect(FileManager.default.fileExists(atPath: scratch.path + "/home.sqlite"))
    }

    @Test func aBridgeThatKeepsNothingGetsAPrivateOneThatGoesWithIt() throws {
        let run = try RunDirectory(try settings([.ephemeral: "on"]))
        #expect(run.path.contains("/porchlight-"))
        #expect(try ScratchDirectory.mode(of: run.path) == 0o700)
        #expect(FileManager.default.createFile(atPath: run.controlSocket, contents: nil))
        run.cleanUp()
        #expect(!FileManager.default.fileExists(atPath: run.path))
    }

    @Test func oneThatKeepsNothingDoesNotTakeTheSocketOfAnother() throws {
        let scratch = try ScratchDirectory()
        let kept = try RunDirectory(try settings([.data: scratch.path]))
        let line = try #require(complaint {
            _ = try RunDirectory(try settings([.data: scratch.path, .ephemeral: "on"]))
        })
        #expect(line.contains("in use by another program"))
        kept.cleanUp()
    }

    @Test func twoThatKeepNothingDoNotMeet() throws {
        let (one, two) = (try RunDirectory(try settings([.ephemeral: "on"])), try RunDirectory(try settings([.ephemeral: "on"])))
        #expect(one.path != two.path)
        one.cleanUp()
        two.cleanUp()
    }

    @Test func aBridgeThatKeepsNothingUsesTheDirectoryItIsGiven() throws {
        let scratch = try ScratchDirectory()
        let run = try RunDirectory(try settings([.ephemeral: "on", .data: scratch.path]))
        #expect(run.path == scratch.path)
        run.cleanUp()
        #expect(FileManager.default.fileExists(atPath: scratch.path))
    }

    @Test func theSocketGoesWithTheProgram() throws {
        let scratch = try ScratchDirectory()
        let run = try RunDirectory(try settings([.data: scratch.path]))
        _ = try scratch.file("control.sock", "")
        run.cleanUp()
        #expect(!FileManager.default.fileExists(atPath: run.controlSocket))
    }

    /// A socket's path may have 107 bytes (unix(7)).
    @Test func aPathTooLongForASocketIsRefusedBeforeAnythingIsMade() throws {
        let scratch = try ScratchDirectory()
        let longest = scratch.path + "/" + String(repeating: "x", count: 107 - "/control.sock".utf8.count - scratch.path.utf8.count - 1)
        #expect(try RunDirectory(try settings([.data: longest])).controlSocket.utf8.count == 107)
        let line = complaint { _ = try RunDirectory(try settings([.data: longest + "y"])) }
        #expect(line ==
            "the path of the control socket, \(longest)y/control.sock, is longer than 107 bytes: choose a shorter --data")
        #expect(!FileManager.default.fileExists(atPath: longest + "y"))
    }

    @Test func onePlaceThatCannotBeMadeIsNamed() throws {
        let scratch = try ScratchDirectory()
        let file = try scratch.file("file", "")
        let line = try #require(complaint { _ = try RunDirectory(try settings([.data: file + "/data"])) })
        #expect(line == "\(file)/data cannot be used: Not a directory")
        #expect(!line.contains("\n"))
    }
}
