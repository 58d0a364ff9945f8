import CloudEmulators
import Connectivity
import Testing

extension RuuviChecklist {
    private static let both: JSONValue = ["dialect": "both"]
    private static let modern: JSONValue = ["dialect": "modern"]

    static let today: [RuuviChecklist] = [
        RuuviChecklist("R-23", "who asks for a sensor is answered in today's words", both) { (bench: RuuviBench) async throws in
            let claim = try await bench.ask("POST", "/claim", by: RuuviBench.ben, ["sensor": .string(RuuviBench.garden)])
            #expect(claim.data == ["sensor": .string(RuuviBench.garden)])
            let user = try await bench.ask("GET", "/user", by: RuuviBench.ben).data
            #expect(user?["Email"] == "ben@example.com" && user?["email"] == "ben@example.com")
            #expect(user?["Tags"]?.array?.count == 2 && user?["sensors"]?.array?.count == 2)
            let again = try await bench.ask("POST", "/claim", by: RuuviBench.ann, ["sensor": .string(RuuviBench.garden)])
            #expect(again.words == "409 Sensor already claimed by b***@e***.com.")
            #expect(again.json?["code"] == "ER_SENSOR_ALREADY_CLAIMED")
        },
        RuuviChecklist(
            "R-24", "a client of today signs in, claims, reads and looks at everything at once", modern
        ) { (bench: RuuviBench) async throws in
            let token = try await bench.newcomer("cy@example.com")
            #expect(token.wholeMatch(of: /[0-9a-f]+\/[0-9A-Za-z]+/) != nil)
            #expect(try bench.code(to: "cy@example.com").wholeMatch(of: /[A-Z0-9]{4}/) != nil)
            #expect(try await bench.ask("GET", "/user", by: token).data == ["email": "cy@example.com", "sensors": []])
            _ = try await bench.ask("POST", "/claim", by: token, ["sensor": .string(RuuviBench.garden), "name": "Garden"])
            let readings = try await bench.ask("GET", "/get?sensor=C6A5B9E0AD06&limit=1", by: token).data
            #expect(readings?["sensor"] == .string(RuuviBench.garden) && readings?["total"] == 1)
            let dense = try await bench.ask("GET", "/sensors-dense?measurements=true", by: token).data?["sensors"]?.array
            let sensor = try #require(dense?.first)
            #expect(sensor["name"] == "Garden" && sensor["owner"] == "cy@example.com" && sensor["canShare"] == true)
            #expect(sensor["measurements"] == readings?["measurements"])
            let measurement = try #require(sensor["measurements"]?.array?.first?.object)
            #expect(Set(measurement.keys) == ["gwmac", "coordinates", "rssi", "timestamp", "data"])
        },
        RuuviChecklist(
            "§4", "tags that are shared come along when they are asked for", modern
        ) { (bench: RuuviBench) async throws in
            let own = try await bench.ask("GET", "/sensors-dense", by: RuuviBench.ben).data?["sensors"]
            #expect(own == [])
            let path = "/sensors-dense?sharedToMe=true&measurements=true&sharedToOthers=true"
            let shared = try await bench.ask("GET", path, by: RuuviBench.ben).data?["sensors"]?.array?.first
            #expect(shared?["owner"] == "ann@example.com" && shared?["canShare"] == false && shared?["sharedTo"] == [])
            let anns = try await bench.ask("GET", path, by: RuuviBench.ann).data?["sensors"]?.array
            #expect(anns?.first?["sharedTo"] == ["ben@example.com"])
            let lists = try await bench.ask("GET", "/sensors", by: RuuviBench.ben).data
            #expect(lists?["sensors"] == [] && lists?["sharedToMe"]?.array?.count == 1)
            let others = try await bench.ask("GET", "/sensors-dense?sensor=D73E419A205B", by: RuuviBench.ben)
            #expect(others.words == "403 Forbidden.")
        },
        RuuviChecklist(
            "§4", "an owner changes what is said of a tag, gives it up, and takes shares back", modern
        ) { (bench: RuuviBench) async throws in
            let sauna: JSONValue = .string(RuuviBench.sauna)
            let change: JSONValue = ["sensor": sauna, "name": "Steam", "offsetTemperature": 1.5, "public": true]
            #expect(try await bench.ask("POST", "/update", by: RuuviBench.ben, change).words == "403 Forbidden.")
            #expect(try await bench.ask("POST", "/update", by: RuuviBench.ann, change).data == change)
            let unshare: JSONValue = ["sensor": sauna, "user": "ben@example.com"]
            #expect(try await bench.ask("POST", "/unshare", by: RuuviBench.ann, unshare).status == 200)
            #expect(try await bench.ask("POST", "/unshare", by: RuuviBench.ann, unshare).words == "404 User not found.")
            let owner = try await bench.ask("GET", "/check?sensor=CBB8334C884F", by: RuuviBench.ben)
            #expect(owner.data == ["email": "a***@e***.com"])
            let unclaim: JSONValue = ["sensor": sauna, "deleteData": true]
            #expect(try await bench.ask("POST", "/unclaim", by: RuuviBench.ann, unclaim).status == 200)
            #expect(try await bench.ask("POST", "/claim", by: RuuviBench.ben, ["sensor": sauna]).status == 200)
            #expect(try await bench.ask("GET", "/get?sensor=CBB8334C884F", by: RuuviBench.ben).data?["measurements"] == [])
            #expect(try await bench.ask("POST", "/unshare", by: RuuviBench.ann, unshare).words == "403 Forbidden.")
        },
        RuuviChecklist(
            "§4", "somebody who is not known yet is invited, and sees the tag once they are", modern
        ) { (bench: RuuviBench) async throws in
            let share: JSONValue = ["sensor": .string(RuuviBench.sauna), "user": "cy@example.com"]
            #expect(try await bench.ask("POST", "/share", by: RuuviBench.ann, share).data?["invited"] == true)
            let token = try await bench.newcomer("cy@example.com")
            #expect(try await bench.ask("GET", "/get?sensor=CBB8334C884F", by: token).data?["total"]?.int ?? 0 > 0)
        },
        RuuviChecklist("§4", "nobody is mailed more than ten codes within an hour", modern) { (bench: RuuviBench) async throws in
            for _ in 0..<10 { #expect(try await bench.ask("POST", "/register", ["email": "ann@example.com"]).status == 200) }
            let eleventh = try await bench.ask("POST", "/register", ["email": "ann@example.com"])
            #expect(eleventh.status == 429 && eleventh.json?["code"] == "ER_THROTTLED")
            bench.clock.advance(by: .seconds(3601))
            #expect(try await bench.ask("POST", "/register", ["email": "ann@example.com"]).status == 200)
            #expect(try await bench.ask("GET", "/verify?token=ZZZZZ").json?["code"] == "ER_TOKEN_EXPIRED")
        },
    ]
}
