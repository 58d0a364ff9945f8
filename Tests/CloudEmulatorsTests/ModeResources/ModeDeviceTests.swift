import CloudEmulators
import Connectivity
import Testing

@Suite("MODE: devices and what they are told", .timeLimit(.minutes(1)))
struct ModeDeviceTests {
    @Test func onDemandMustBeAllowed() async throws {
        let bench = try await ModeBench.straight()
        let cy = try await bench.caller("+15551234567")
        let path = "/homes/\(try await bench.newHome(cy))/deviceProvisioning"
        #expect(try await bench.ask("POST", path, key: cy.key, form: ["deviceClass": "x"]).verdict == "403 PERMISSION_DENIED")
    }

    @Test func aProvisioningTokenGrowsOldAndGoesWithItsHome() async throws {
        let bench = try await ModeBench.straight()
        let ann = try await bench.ann()
        for goes in [true, false] {
            let home = try await bench.newHome(ann)
            let path = "/homes/\(home)/deviceProvisioning"
            let token = try await bench.ask("POST", path, key: ann.key, form: ["deviceClass": "x"]).json?["token"]?.string
            if goes {
                _ = try await bench.ask("DELETE", "/homes/\(home)", key: ann.key)
            } else {
                bench.clock.advance(by: .seconds(3601))
            }
            #expect(try await bench.ask("POST", "/devices", form: ["token": try #require(token)]).verdict == "403 INVALID_TOKEN")
        }
    }

    @Test func aDeviceThatIsTakenAwayGoesBackOrEnds() async throws {
        let bench = try await ModeBench.straight()
        let ann = try await bench.ann()
        let made = try await bench.newDevice(in: 55, by: ann)
        for id in [made.id, 9001] {
            #expect(try await bench.ask("DELETE", "/devices/\(id)", key: ann.key).status == 204)
            #expect(try await bench.ask("GET", "/devices/\(id)", key: ann.key).verdict == "404 UNKNOWN")
        }
        #expect(try await bench.ask("GET", "/auth", key: made.key).json?["type"] == "nobody")
        let back = try await bench.ask("GET", "/devices/9001", key: try bench.secret("apiKey", of: 9001)).json
        #expect(back?["homeId"] == nil && back?["claimTime"] == nil && back?["name"] == nil && back?["id"] == 9001)
    }

    @Test func claimCodesCannotBeFoundByTrying() async throws {
        let bench = try await ModeBench.straight()
        let ann = try await bench.ann()
        let verdicts = try await ["nonsense", try bench.secret("claimCode", of: 9005)].asyncMap { code in
            try await bench.ask("POST", "/devices", key: ann.key, form: ["homeId": "55", "claimCode": code]).verdict
        }
        #expect(verdicts == ["403 DEVICE_NOT_CLAIMABLE", "403 DEVICE_NOT_CLAIMABLE"])
    }

    @Test func whenADeviceEndsItsSocketDoes() async throws {
        try await ModeBench.served { bench async throws in
            let ann = try await bench.ann()
            let device = try await bench.newDevice(in: try await bench.newHome(ann), by: ann)
            try await bench.being(device) { ear in
                let answer = try await bench.ask("DELETE", "/devices/\(device.id)", key: ann.key)
                let isClosed = try await ear.isClosed()
                #expect(answer.status == 204 && isClosed)
            }
        }
    }

    @Test func whenAUserGoesTheirSocketsDo() async throws {
        try await ModeBench.served { bench async throws in
            let ben = try await bench.newcomer("ben@example.com")
            try await bench.hearing(ben) { ear in
                let answer = try await bench.ask("DELETE", "/users/\(ben.id)", key: ben.key)
                let isClosed = try await ear.isClosed()
                #expect(answer.status == 204 && isClosed)
            }
        }
    }

    @Test func aBurstOfCommandsArrivesWholeAndInOrder() async throws {
        try await ModeBench.served { bench async throws in
            let ann = try await bench.ann()
            let device = try await bench.newDevice(in: try await bench.newHome(ann), by: ann)
            try await bench.being(device) { ear in
                for number in 0..<200 {
                    let command: JSONValue = ["action": "n", "parameters": ["n": .int(Int64(number))]]
                    let answer = try await bench.ask("PUT", "/devices/\(device.id)/command", key: ann.key, command)
                    #expect(answer.status == 204)
                }
                for number in 0..<200 {
                    let heard = try await ear.next()
                    #expect(heard["parameters"]?["n"]?.int == number)
                }
            }
        }
    }
}

extension Array {
    fileprivate func asyncMap<Result>(_ transform: (Element) async throws -> Result) async rethrows -> [Result] {
        var results: [Result] = []
        for element in self { results.append(try await transform(element)) }
        return results
    }
}
