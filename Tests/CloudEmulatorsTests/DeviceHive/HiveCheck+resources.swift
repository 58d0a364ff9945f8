@testable import CloudEmulators
import Connectivity
import Testing

extension HiveCheck {
    static let resources = [
        HiveCheck("D-20", "a device is made, seen, changed and removed") { bench async throws in
            let admin = try await bench.logIn().access
            let nine: JSONValue = ["name": "Nine", "data": ["class": "ct"], "networkId": 1]
            let made = try await bench.ask("PUT device/lamp-9", nine, as: admin)
            #expect(made.status == 204)
            let seen = try await bench.ask("GET device/lamp-9", as: admin)
            #expect(seen.json == [
                "id": "lamp-9", "name": "Nine", "data": ["class": "ct"], "networkId": 1, "deviceTypeId": 1, "isBlocked": false,
            ])
            _ = try await bench.ask(
                "PUT device/lamp-9", ["name": "Neuf", "networkId": nil, "deviceTypeId": nil, "isBlocked": true], as: admin)
            let changed = try await bench.ask("GET device/lamp-9", as: admin).json
            #expect(changed?["name"] == "Neuf")
            #expect(changed?["networkId"] == 1)
            #expect(changed?["data"] == ["class": "ct"])
            #expect(changed?["isBlocked"] == true)
            #expect(try await bench.ask("DELETE device/lamp-9", as: admin).status == 204)
            let gone = try await bench.ask("GET device/lamp-9", as: admin)
            #expect(gone.verdictOfHive == "404 Device with such deviceId = lamp-9 not found")
        },
        HiveCheck("D-21", "a device's name on the wire is letters, digits and dashes") { bench async throws in
            let admin = try await bench.logIn().access
            for id in ["a_b", "a%20b", "l%C3%A4mp", "a.b"] {
                let answer = try await bench.ask("PUT device/\(id)", ["name": "x"], as: admin)
                #expect(answer.verdictOfHive == "400 Device Id can only contain letters, digits and dashes.")
            }
        },
        HiveCheck("D-22", "a command is answered with its number and moments") { bench async throws in
            let admin = try await bench.logIn().access
            let light: JSONValue = ["command": "light", "parameters": ["on": true]]
            let made = try await bench.ask("POST device/lamp-hall/command", light, as: admin)
            #expect(made.status == 201)
            #expect(made.json?.object?.keys.sorted() == ["id", "lastUpdated", "timestamp", "userId"])
            #expect(made.json?["timestamp"]?.string?.contains(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}$/) == true)
            let id = made.json?["id"]?.int ?? 0
            let whole = try await bench.ask("GET device/lamp-hall/command/\(id)", as: admin).json
            #expect(whole?["parameters"] == ["on": true])
            #expect(whole?["deviceId"] == "lamp-hall")
            #expect(try await bench.ask("GET device/lamp-hall/command/999999", as: admin).verdictOfHive
                == "404 Command with id = 999999 not found")
            #expect(try await bench.ask("POST device/lamp-hall/command", [:], as: admin).status == 400)
        },
        HiveCheck("D-30", "what a device reports reaches those who poll and those who subscribed") { bench async throws in
            let (client, admin) = (try await bench.logInAsClient().access, try await bench.logIn().access)
            try await bench.talk(as: client) { talk async throws in
                _ = try await talk.ask("notification/subscribe", ["deviceId": "lamp-hall", "names": ["tick"]])
                let poll = "GET device/lamp-hall/notification/poll?names=tick&timestamp=2026-11-21T00:00:00.000"
                async let polled = bench.ask(poll, as: client)
                let made = try await bench.ask(
                    "POST device/lamp-hall/notification", ["notification": "tick", "parameters": ["n": 1]], as: admin)
                #expect(made.status == 201)
                #expect(made.json?.object?.keys.sorted() == ["id", "timestamp"])
                let pushed = try await talk.push()
                #expect(pushed["notification"]?["id"] == made.json?["id"])
                #expect(try await polled.json == [pushed["notification"] ?? .null])
            }
        },
        HiveCheck("D-31", "the server itself says that a device is new, and only the server does") { bench async throws in
            let admin = try await bench.logIn().access
            _ = try await bench.ask("PUT device/new-lamp", ["name": "New", "networkId": 1], as: admin)
            _ = try await bench.ask("PUT device/new-lamp", ["name": "Newer"], as: admin)
            let list = try await bench.ask("GET device/new-lamp/notification", as: admin).json?.array ?? []
            #expect(list.compactMap { $0["notification"]?.string } == ["$device-add", "$device-update"])
            #expect(list.first?["parameters"]?["id"] == "new-lamp")
            for name in ["$device-add", "$device-update"] {
                let body: JSONValue = ["notification": .string(name)]
                #expect(try await bench.ask("POST device/new-lamp/notification", body, as: admin).status == 403)
            }
        },
        HiveCheck("D-32", "a network goes when it is empty, or by force, and has a name of its own") { bench async throws in
            let admin = try await bench.logIn().access
            let full = try await bench.ask("DELETE network/2", as: admin)
            #expect(full.status == 400)
            #expect(full.json?["message"]?.string?.contains("lamp-porch") == true)
            #expect(try await bench.ask("POST network", ["name": "Home"], as: admin).status == 403)
            #expect(try await bench.ask("PUT network/2", ["name": "Home"], as: admin).status == 403)
            #expect(try await bench.ask("DELETE network/2?force=true", as: admin).status == 204)
            #expect(try await bench.ask("GET network/2", as: admin).verdictOfHive == "404 Network with id = 2 not found")
            let made = try await bench.ask("POST network", ["name": "Shed", "description": "Out there"], as: admin)
            #expect(made.status == 201)
            #expect(made.json?.object?.keys.sorted() == ["id"])
            #expect(try await bench.ask("DELETE network/\(made.json?["id"]?.int ?? 0)", as: admin).status == 204)
        },
    ]
}
