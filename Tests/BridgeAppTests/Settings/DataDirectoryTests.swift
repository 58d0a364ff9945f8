import Testing

@testable import BridgeApp

@Suite("Where things are kept when nobody says otherwise")
struct DataDirectoryTests {
    @Test(arguments: [
        (["HOME": "/home/ann", "XDG_STATE_HOME": "/state"], true, "/var/lib/porchlight"),
        (["HOME": "/home/ann"], false, "/home/ann/.local/state/porchlight"),
        (["HOME": "/home/ann", "XDG_STATE_HOME": "/state"], false, "/state/porchlight"),
        // The standard says to leave a path aside that is not absolute.
        (["HOME": "/home/ann", "XDG_STATE_HOME": "state"], false, "/home/ann/.local/state/porchlight"),
        (["HOME": "/home/ann", "XDG_STATE_HOME": ""], false, "/home/ann/.local/state/porchlight"),
        ([:], false, "/tmp/.local/state/porchlight"),
    ])
    func rootAndPeopleHaveTheirOwn(_ environment: [String: String], _ isRoot: Bool, _ directory: String) {
        #expect(DataDirectory.usual(environment: environment, isRoot: isRoot) == directory)
    }

    @Test func theControlSocketIsInIt() {
        #expect(DataDirectory.controlSocket(in: "/data") == "/data/control.sock")
    }
}
