@testable import CloudEmulators
import Connectivity
import Testing

extension EWeLinkChecklist {
    static let updates = [
        EWeLinkChecklist("E-20", "an order over HTTP reaches the device, which must be there") { bench in
            let ann = try await bench.login(Bench.ann)
            let body: JSONValue = ["deviceid": .string(Bench.lamp), "params": ["switch": "on"]]
            let set: @Sendable () async throws -> JSONValue = {
                try await bench.ask("POST", "/api/user/device/status", by: ann, body)
            }
            #expect(try await set()["error"] == 503)
            try await bench.device(Bench.lamp) { device in
                async let answer = set()
                let order = try await device.follow()
                #expect(order["from"] == "app" && order["params"] == ["switch": "on"])
                #expect(try await answer == ["error": 0, "deviceid": .string(Bench.lamp)])
            }
            #expect(try await bench.devices(of: ann)[Bench.lamp]?["params"]?["switch"] == "on")
            #expect(try await bench.ask("POST", "/api/user/device/status", by: ann, ["deviceid": "1000000001"])["errmsg"] != nil)
        },
        EWeLinkChecklist("E-24", "the sender gets a reply, other apps the frame") { bench in
            let (ann, other) = (try await bench.login(Bench.ann), try await bench.login(Bench.ann, appid: Bench.otherAppid))
            try await bench.device(Bench.lamp) { device in
                try await bench.app(ann) { sender in
                    try await bench.app(other) { listener in
                        let number: JSONValue = 1_553_068_801_000
                        let frame = Bench.frame("update", Bench.lamp, of: ann.apikey, ["switch": "on"], sequence: number)
                        try await sender.send(frame)
                        #expect(try await device.follow()["sequence"] == frame["sequence"])
                        let reply = try await sender.next()
                        #expect(reply["error"] == 0 && reply["sequence"] == frame["sequence"] && reply["action"] == nil)
                        let news = try await listener.next()
                        #expect(news["action"] == "update" && news["params"] == ["switch": "on"] && news["from"] == "app")
                        let query = Bench.frame("query", Bench.lamp, of: ann.apikey, ["switch"], sequence: "2")
                        #expect(try await sender.ask(query)["params"] == ["switch": "on"])
                    }
                }
            }
        },
        EWeLinkChecklist("E-24", "orders with one number are answered in their order") { bench in
            let ann = try await bench.login(Bench.ann)
            try await bench.device(Bench.lamp) { device in
                try await bench.app(ann) { line in
                    for value: JSONValue in ["on", "off"] {
                        try await line.send(Bench.frame("update", Bench.lamp, of: ann.apikey, ["switch": value]))
                    }
                    try await device.follow()
                    #expect(try await line.next()["error"] == 0)
                    try await device.follow(error: 400)
                    #expect(try await line.next()["error"] == 400)
                }
            }
            #expect(try await bench.devices(of: ann)[Bench.lamp]?["params"]?["switch"] == "on")
        },
        EWeLinkChecklist("E-25", "what cannot be done is refused by number", on: .bench(deviceWait: 0.2)) { bench in
            let (ann, ben) = (try await bench.login(Bench.ann), try await bench.login(Bench.ben))
            let update = Bench.frame("update", Bench.lamp, of: ann.apikey, ["switch": "on"])
            try await bench.app(ann) { line in
                let tries: [(JSONValue, JSONValue)] = [
                    (update, 503), (Bench.frame("update", "10000001", of: ann.apikey, [:]), 400),
                    (Bench.frame("update", Bench.lamp, of: "no key", [:]), 400),
                    (Bench.frame("update", Bench.lamp, of: ben.apikey, [:]), 403),
                    (Bench.frame("update", Bench.lamp, of: ann.apikey, "on"), 400),
                    (Bench.frame("dance", Bench.lamp, of: ann.apikey, [:]), 400),
                ]
                for (frame, error) in tries {
                    let reply = try await line.ask(frame)
                    #expect(reply["error"] == error && reply["deviceid"] == frame["deviceid"] && reply["reason"]?.string != nil)
                }
                try await line.connection.send("{nonsense")
                #expect(try await line.next()["error"] == 400)
                try await bench.device(Bench.lamp) { _ in
                    _ = try await line.next { $0["action"] == "sysmsg" }
                    #expect(try await line.ask(update)["error"] == 504)
                    let status: JSONValue = ["deviceid": .string(Bench.lamp), "params": ["switch": "on"]]
                    #expect(try await bench.ask("POST", "/api/user/device/status", by: ann, status)["error"] == 504)
                }
            }
            let foreign = try await bench.app(ben) { try await $0.ask(update) }
            #expect(foreign["error"] == 403)
            #expect(try await bench.devices(of: ann)[Bench.lamp]?["params"]?["switch"] == "off")
        },
        EWeLinkChecklist("E-26", "a query for nothing in particular gives everything") { bench in
            let ann = try await bench.login(Bench.ann)
            try await bench.app(ann) { line in
                let reply = try await line.ask(Bench.frame("query", Bench.lamp, of: ann.apikey, []))
                #expect(reply["params"] == ["switch": "off", "startup": "off", "rssi": -52] && reply["action"] == nil)
                let none = try await line.ask(Bench.frame("query", Bench.lamp, of: ann.apikey, ["timers"], sequence: 5))
                #expect(none["params"] == [:] && none["error"] == 0)
            }
            let none = try await bench.device(Bench.lamp) {
                try await $0.ask(["action": "query", "deviceid": .string(Bench.lamp), "params": ["timers"], "sequence": "3"])
            }
            #expect(none["params"] == 0)
        },
        EWeLinkChecklist("E-29", "a command for one outlet leaves the others as they are") { bench in
            let ann = try await bench.login(Bench.ann)
            try await bench.device(Bench.sockets) { device in
                try await bench.app(ann) { line in
                    let wish: JSONValue = ["switches": [["switch": "on", "outlet": 0]]]
                    try await line.send(Bench.frame("update", Bench.sockets, of: ann.apikey, wish))
                    try await device.follow()
                    #expect(try await line.next()["error"] == 0)
                }
            }
            let switches = try await bench.devices(of: ann)[Bench.sockets]?["params"]?["switches"]
            #expect(switches == [["switch": "on", "outlet": 0], ["switch": "on", "outlet": 1]])
        },
    ]
}
