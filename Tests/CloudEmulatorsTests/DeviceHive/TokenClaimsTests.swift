@testable import CloudEmulators
import Connectivity
import Testing

@Suite("What tokens of DeviceHive say", .timeLimit(.minutes(1)))
struct TokenClaimsTests {
    @Test(arguments: [
        #"{"u":1,"a":[3,5],"n":["1","2"],"dt":["*"],"d":["x"],"e":1000,"t":1}"#,
        #"{"u":1,"a":[5,3],"n":[1,2],"d":["x"],"e":1000,"t":1}"#,
        """
        {"userId":1,"actions":["GetDevice","GetDeviceCommand"],"networkIds":["1","2"],"deviceIds":["x"],"expiration":1000,
        "tokenType":"ACCESS"}
        """,
        """
        {"userId":1,"actions":["GetDeviceCommand","GetDevice","GetDeviceState"],"networkIds":[2,1],"deviceIds":["x"],
        "expiration":"1970-01-01T00:00:01.000","tokenType":1}
        """,
    ])
    func threeGenerationsSayTheSame(_ text: String) throws {
        let claims = TokenClaims(try JSONValue(parsing: text.utf8))
        #expect(claims == TokenClaims(
            holder: .user(1), actions: [3, 5], networks: .only(["1", "2"]), devices: .only(["x"]), expiry: 1000, kind: .access))
    }

    @Test(arguments: [
        #"{"a":[0],"e":1,"t":1}"#, #"{"u":"1","a":[0],"e":1,"t":1}"#, #"{"u":1,"a":[0],"t":1}"#, #"{"u":1,"a":[0],"e":1}"#,
        #"{"u":1,"a":[0],"e":1,"t":2}"#, #"{"u":1,"a":7,"e":1,"t":1}"#, #"{"u":1,"a":[[0]],"e":1,"t":1}"#,
        #"{"u":1,"a":[0],"n":"*","e":1,"t":1}"#, #"{"u":1,"a":[0],"dt":[true],"e":1,"t":1}"#, "[]", "null",
    ])
    func whatMakesNoSenseIsNoToken(_ text: String) throws {
        #expect(TokenClaims(try JSONValue(parsing: text.utf8)) == nil)
    }

    @Test func whatIsNotSaidAboutActionsIsNotAllowed() throws {
        for text in [#"{"u":1,"e":1,"t":1}"#, #"{"u":1,"a":null,"e":1,"t":1}"#, #"{"u":1,"a":[1],"e":1,"t":1}"#] {
            let claims = try #require(TokenClaims(try JSONValue(parsing: text.utf8)))
            #expect(claims.actions(of: HiveAction.ofAdministrator) == [])
        }
    }

    @Test func actionsMeanWhatTheirUserMay() {
        func actions(_ numbers: [Int], of powers: Set<HiveAction>) -> Set<HiveAction> {
            TokenClaims(holder: .user(1), actions: numbers, expiry: 0, kind: .access).actions(of: powers)
        }
        #expect(actions([0], of: HiveAction.ofAdministrator) == HiveAction.ofAdministrator)
        #expect(actions([0], of: HiveAction.ofClient) == HiveAction.ofClient)
        #expect(actions([], of: HiveAction.ofAdministrator) == HiveAction.ofClient)
        #expect(actions([3, 12, 99], of: HiveAction.ofAdministrator) == [.getDevice, .manageUser])
        #expect(actions([3, 12], of: HiveAction.ofClient) == [.getDevice])
    }

    @Test func numbersAndNamesOfActionsAreThoseOfTheTable() {
        #expect(HiveAction.allCases.map(\.rawValue) == Array(2...18))
        #expect(HiveAction.manageDeviceType.rawValue == 18)
        #expect(HiveAction.numbers(in: HiveAction.allCases.map { .string($0.name) }) == Array(2...18))
        #expect(HiveAction.ofClient.map(\.rawValue).sorted() == Array(2...11) + [15, 16, 17])
        #expect(HiveAction.numbers(in: ["*"]) == [0])
        #expect(HiveAction.numbers(in: ["GetDeviceState", "getdevice"]) == [])
        #expect(HiveAction.numbers(in: [true]) == nil)
    }

    @Test func limitsNarrowEachOther() {
        let one = HiveLimit.only(["1", "2"]), other = HiveLimit.only(["2", "3"])
        #expect(one.narrowed(to: other) == .only(["2"]))
        #expect(one.narrowed(to: .all) == one)
        #expect(HiveLimit.all.narrowed(to: other) == other)
        #expect(HiveLimit.only([]).allows("1") == false)
        #expect(HiveLimit.only(["10", "9"]).json == ["9", "10"])
        #expect(HiveLimit.reading(["1", "*"]) == .all)
        #expect(HiveLimit.reading([]) == .only([]))
    }
}
