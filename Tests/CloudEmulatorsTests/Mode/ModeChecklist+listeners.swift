import CloudEmulators
import Connectivity
import Testing

extension ModeChecklist {
    static let listeners: [ModeChecklist] = [
        ModeChecklist("M-26", "a project speaks to a home if its key may") { bench in
            let ann = try await bench.ann()
            let home = try await bench.newHome(ann)
            let (path, event): (String, JSONValue) = ("/homes/\(home)/event", ["eventType": "news", "eventData": ["a": 1]])
            let reader = try bench.projectKey(ModeBench.emailProject, named: "reader")
            #expect(try await bench.ask("PUT", path, key: reader, event).verdict == "403 PERMISSION_DENIED")
            #expect(try await bench.ask("PUT", path, key: ann.key, event).verdict == "403 INSUFFICIENT_AUTH")
            let key = try bench.projectKey(ModeBench.emailProject)
            try await bench.hearing(ann) { ear async throws in
                #expect(try await bench.ask("PUT", path, key: key, event).status == 204)
                let heard = try await ear.next()
                #expect(heard["eventType"] == "news" && heard["originProjectKeyId"] == 1 && heard["originDeviceId"] == nil)
            }
        },
        ModeChecklist("M-27", "every socket of every member hears, and nobody else's") { bench in
            let ann = try await bench.ann()
            let ben = try await bench.newcomer("ben@example.com")
            let (home, other) = (try await bench.newHome(ann), try await bench.newHome(ben))
            let key = try bench.projectKey(ModeBench.emailProject)
            let say: @Sendable (Int, String) async throws -> Void = { home, type in
                let event: JSONValue = ["eventType": .string(type), "eventData": [:]]
                let answer = try await bench.ask("PUT", "/homes/\(home)/event", key: key, event)
                #expect(answer.status == 204)
            }
            try await bench.hearing(ann) { first in
                try await bench.hearing(ann) { second in
                    try await bench.hearing(ben) { third async throws in
                        try await say(home, "before")
                        let members = "/homes/\(home)/members"
                        _ = try await bench.ask("POST", members, key: ann.key, form: ["email": "ben@example.com"])
                        try await say(home, "after")
                        try await say(other, "elsewhere")
                        #expect(try await first.types(2) == ["before", "after"])
                        #expect(try await second.types(2) == ["before", "after"])
                        #expect(try await third.types(2) == ["after", "elsewhere"])
                    }
                }
            }
        },
        ModeChecklist("M-28", "a device that comes and goes is seen to") { bench in
            let ann = try await bench.ann()
            let device = try await bench.newDevice(in: try await bench.newHome(ann), by: ann)
            let path = "/devices/\(device.id)"
            try await bench.hearing(ann) { ear async throws in
                try await bench.being(device) { _ in
                    let here = try await bench.ask("GET", path, key: ann.key).json
                    #expect(here?["isConnected"] == true && here?["lastConnectTime"] != nil && here?["lastDisconnectTime"] == nil)
                    // A second socket of the same device is no news.
                    try await bench.being(device) { _ in }
                }
                for type in ["_deviceConnected_", "_deviceDisconnected_"] {
                    let event = try await ear.next()
                    #expect(event["eventType"]?.string == type && event["originDeviceId"]?.int == device.id)
                }
                let gone = try await bench.ask("GET", path, key: ann.key).json
                #expect(gone?["isConnected"] == false && gone?["lastDisconnectTime"] != nil)
            }
        },
        ModeChecklist("M-30", "who logs out is heard no more") { bench in
            let ann = try await bench.ann()
            let other = try await bench.ann()
            try await bench.hearing(other) { staying in
                try await bench.hearing(ann) { ear async throws in
                    #expect(try await bench.ask("DELETE", "/userSession", key: ann.key).status == 204)
                    #expect(try await ear.isClosed())
                }
                #expect(try await bench.ask("GET", "/userSession", key: ann.key).verdict == "401")
                let info = try await bench.ask("GET", "/userSession", key: other.key)
                #expect(info.status == 200 && info.json?["userId"] == 101 && info.json?["appId"] == "porchlight-sample")
                _ = staying
            }
        },
    ]
}
