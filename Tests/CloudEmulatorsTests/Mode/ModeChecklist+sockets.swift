import CloudEmulators
import Connectivity
import Testing

extension ModeChecklist {
    static let sockets: [ModeChecklist] = [
        ModeChecklist("M-16", "members hear of what is kept and thrown away") { bench in
            let ann = try await bench.ann()
            let kv = "/homes/\(try await bench.newHome(ann))/kv/scene-1"
            try await bench.hearing(ann) { ear async throws in
                _ = try await bench.ask("PUT", kv, key: ann.key, ["value": ["on": true]])
                let saved = try await ear.next()
                #expect(saved["eventType"] == "_keyValueSaved_" && saved["eventData"]?["value"] == ["on": true])
                #expect(saved["eventData"]?["key"] == "scene-1" && saved["eventData"]?["modificationTime"] != nil)
                _ = try await bench.ask("DELETE", kv, key: ann.key)
                let deleted = try await ear.next()
                #expect(deleted["eventType"] == "_keyValueDeleted_" && deleted["eventData"]?["key"] == "scene-1")
            }
        },
        ModeChecklist("M-21", "a device listens with its own key only, in the header or the query") { bench in
            let key = try bench.secret("apiKey", of: 9005)
            let path = "/devices/9005/command"
            let other = try bench.secret("apiKey", of: 9001)
            #expect(try await bench.statusOfSocket(path, key: key) == 101)
            #expect(try await bench.statusOfSocket(path + "?authToken=\(key)") == 101)
            #expect(try await bench.statusOfSocket(path, key: other) == 403)
            #expect(try await bench.statusOfSocket(path + "?authToken=\(other)") == 403)
            #expect(try await bench.statusOfSocket(path, key: try await bench.ann().key) == 403)
            #expect(try await bench.statusOfSocket(path) == 401)
            #expect(try await bench.statusOfSocket("/devices/77/command", key: key) == 404)
            #expect(try await bench.ask("GET", path, key: key).verdict == "403 INVALID_PARAMETER")
            #expect(try await bench.ask("PUT", "/devices/9005/event?authToken=\(key)", [:]).status == 401)
        },
        ModeChecklist("M-22", "a command arrives as it was sent") { bench in
            let ann = try await bench.ann()
            let device = try await bench.newDevice(in: try await bench.newHome(ann), by: ann)
            let commands: [JSONValue] = [
                ["action": "sprinkler-on", "parameters": ["zone": 2, "duration": 120]], ["action": "ping"],
                ["action": "light", "parameters": ["xy": [0.5, 0.25], "text": "ä\u{1F600}", "nothing": nil]],
            ]
            try await bench.being(device) { ear in
                for command in commands {
                    let sent = try await bench.ask("PUT", "/devices/\(device.id)/command", key: ann.key, command)
                    #expect(sent.status == 204 && sent.body.isEmpty)
                    #expect(try await ear.next() == command)
                }
            }
        },
        ModeChecklist("M-23", "a command to a device that is away is refused and not kept") { bench in
            let ann = try await bench.ann()
            let device = try await bench.newDevice(in: try await bench.newHome(ann), by: ann)
            let path = "/devices/\(device.id)/command"
            let refused = try await bench.ask("PUT", path, key: ann.key, ["action": "early"])
            #expect(refused.verdict == "403 DEVICE_OFFLINE")
            try await bench.being(device) { ear async throws in
                #expect(try await bench.ask("PUT", path, key: ann.key, ["action": "late"]).status == 204)
                #expect(try await ear.next() == ["action": "late"])
            }
        },
        ModeChecklist("M-24", "an event says where it comes from, and when") { bench in
            let ann = try await bench.ann()
            let home = try await bench.newHome(ann)
            let device = try await bench.newDevice(in: home, by: ann)
            try await bench.hearing(ann) { ear async throws in
                let event: JSONValue = ["eventType": "light", "eventData": ["status": "on"]]
                #expect(try await bench.ask("PUT", "/devices/\(device.id)/event", key: device.key, event).status == 204)
                let heard = try await ear.next()
                #expect(heard["eventType"] == "light" && heard["eventData"] == ["status": "on"])
                #expect(heard["homeId"]?.int == home && heard["originDeviceId"]?.int == device.id)
                #expect(heard["originDeviceClass"] == "lamp-onoff" && heard["originDeviceIp"] == "127.0.0.1")
                #expect(try #require(heard["timestamp"]?.string).wholeMatch(of: /20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z/) != nil)
            }
        },
    ]
}
