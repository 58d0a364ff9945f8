@testable import CloudEmulators
import Connectivity
import Testing

extension EWeLinkChecklist {
    private static func offer(_ ann: Bench.Person, to uid: String, sequence: JSONValue = "s") -> JSONValue {
        Bench.frame(
            "share", Bench.lamp, of: ann.apikey, ["uid": .string(uid), "permit": 1, "deviceName": "lamp", "userName": "Ben"],
            sequence: sequence)
    }

    static let shares = [
        EWeLinkChecklist("E-31", "a share is offered, accepted and then there") { bench in
            let (ann, ben) = (try await bench.login(Bench.ann), try await bench.login(Bench.ben))
            try await bench.app(ann) { line in
                #expect(try await line.ask(offer(ann, to: "nobody@example.com"))["result"] == 1)
                #expect(try await line.ask(offer(ann, to: Bench.ann))["error"] == 400)
                try await bench.app(ben) { sharee in
                    try await line.send(offer(ann, to: Bench.ben))
                    let asked = try await sharee.next()
                    #expect(asked["action"] == "share" && asked["s_seq"] != nil && asked["params"]?["permit"] == 1)
                    try await sharee.send(["error": 0, "result": 2, "deviceid": .string(Bench.lamp), "sequence": "s"])
                    let reply = try await line.next()
                    #expect(reply["error"] == 0 && reply["result"] == 2 && reply["deviceid"] == .string(Bench.lamp))
                    #expect(try await bench.devices(of: ben)[Bench.lamp]?["sharedBy"]?["permit"] == 1)
                    #expect(try await line.ask(offer(ann, to: Bench.ben))["result"] == 4)
                    #expect(try await sharee.ask(offer(ben, to: Bench.ann))["error"] == 403)
                }
            }
        },
        EWeLinkChecklist("E-31", "a share can be refused, or not be answered", on: .bench(shareWait: 0.2)) { bench in
            let (ann, ben) = (try await bench.login(Bench.ann), try await bench.login(Bench.ben))
            try await bench.app(ann) { line in
                try await bench.app(ben) { sharee in
                    try await line.send(offer(ann, to: Bench.ben))
                    _ = try await sharee.next()
                    try await sharee.send(["error": 0, "result": 3, "deviceid": .string(Bench.lamp), "sequence": "s"])
                    #expect(try await line.next()["result"] == 3)
                    #expect(try await line.ask(offer(ann, to: Bench.ben))["error"] == 504)
                    #expect(try await line.ask(offer(ann, to: Bench.ben))["result"] == 3)
                }
            }
            #expect(try await bench.devices(of: ben).isEmpty)
        },
        EWeLinkChecklist("E-31", "who is not there cannot accept, and is left alone for three minutes") { bench in
            let ann = try await bench.login(Bench.ann)
            try await bench.app(ann) { line async throws in
                #expect(try await line.ask(offer(ann, to: Bench.ben))["error"] == 504)
                bench.clock.advance(by: .seconds(170))
                #expect(try await line.ask(offer(ann, to: Bench.ben))["result"] == 3)
                bench.clock.advance(by: .seconds(11))
                #expect(try await line.ask(offer(ann, to: Bench.ben))["error"] == 504)
            }
        },
        EWeLinkChecklist("E-32", "only the owner changes a share", on: .bench(autoAcceptShare: true)) { bench in
            let (ann, ben) = (try await bench.login(Bench.ann), try await bench.login(Bench.ben))
            try await bench.share(Bench.lamp, of: ann, with: Bench.ben)
            let update: (String) -> JSONValue = { uid in
                Bench.frame("updateShare", Bench.lamp, of: ann.apikey, ["uid": .string(uid), "permit": 3])
            }
            let tried = update(Bench.ben)
            let refused = try await bench.app(ben) { try await $0.ask(tried) }
            #expect(refused["result"] == 0)
            for (uid, result): (String, JSONValue) in [("nobody@example.com", 1), (Bench.eva, 3), (Bench.ben, 2)] {
                let frame = update(uid)
                let reply = try await bench.app(ann) { try await $0.ask(frame) }
                #expect(reply["result"] == result)
            }
            let shared = try await bench.devices(of: ben)[Bench.lamp]?["sharedBy"]
            #expect(shared?["permit"] == 3 && shared?["note"] == "hi")
        },
        EWeLinkChecklist("E-32", "taking a share back is always well", on: .bench(autoAcceptShare: true)) { bench in
            let (ann, ben) = (try await bench.login(Bench.ann), try await bench.login(Bench.ben))
            try await bench.share(Bench.lamp, of: ann, with: Bench.ben)
            let cancel = Bench.frame("cancelShare", Bench.lamp, of: ann.apikey, ["uid": .string(Bench.ben)], sequence: 9)
            try await bench.app(ben) { sharee in
                for _ in 0..<2 {
                    let reply = try await bench.app(ann) { try await $0.ask(cancel) }
                    #expect(reply == ["error": 0, "sequence": 9])
                }
                #expect(try await sharee.next()["action"] == "cancelShare")
                let query = Bench.frame("query", Bench.lamp, of: ann.apikey, [])
                #expect(try await sharee.ask(query)["error"] == 403)
            }
            #expect(try await bench.devices(of: ben).isEmpty)
        },
        EWeLinkChecklist(
            "E-32", "a sharee sets a device, but its timers only as permitted",
            on: .bench(autoAcceptShare: true)
        ) { bench in
            let (ann, ben) = (try await bench.login(Bench.ann), try await bench.login(Bench.ben))
            try await bench.share(Bench.lamp, of: ann, with: Bench.ben, permit: 2)
            try await bench.device(Bench.lamp) { device in
                try await bench.app(ben) { sharee in
                    var frame = Bench.frame("update", Bench.lamp, of: ann.apikey, ["switch": "on"]).object ?? [:]
                    frame["selfApikey"] = .string(ben.apikey)
                    try await sharee.send(.object(frame))
                    try await device.follow()
                    #expect(try await sharee.next()["error"] == 0)
                    frame["params"] = ["timers": [["mId": "1", "enabled": 1]]]
                    #expect(try await sharee.ask(.object(frame))["error"] == 403)
                }
            }
            #expect(try await bench.ask("DELETE", "/api/user/device/\(Bench.lamp)", by: ben)["device"] != nil)
            #expect(try await bench.devices(of: ben).isEmpty)
            #expect(try await bench.devices(of: ann).count == 2)
        },
    ]
}
