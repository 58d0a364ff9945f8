@testable import CloudEmulators
import Connectivity
import Testing

extension EWeLinkChecklist {
    static let sockets = [
        EWeLinkChecklist("E-21", "every way of asking where to connect is answered") { bench in
            let ann = try await bench.login(Bench.ann)
            let body: JSONValue = ["accept": "mqtt,ws", "version": 8, "appid": "x", "ts": 1_553_068_800, "nonce": "ab12cd34"]
            let answers = [
                try await bench.ask("POST", "/dispatch/app", by: ann, body),
                try await bench.ask("POST", "/dispatch/app", by: ann),
                try await bench.ask("GET", "/dispatch/app", by: ann),
                try await bench.ask("GET", "/dispatch/app", by: ann, scheme: "Token"),
            ]
            for answer in answers {
                #expect(answer["error"] == 0 && answer["IP"] == "127.0.0.1" && answer["domain"] == "127.0.0.1")
                #expect(bench.base.hasSuffix(":\(answer["port"]?.int ?? 0)"))
            }
            #expect(answers[0]["requestid"] == "1553068800-ab12cd34")
            let nobody = Bench.Person(at: "garbage", rt: "", apikey: "", appid: "")
            #expect(try await bench.ask("POST", "/dispatch/app", by: nobody)["error"] == 401)
        },
        EWeLinkChecklist("E-22", "a handshake echoes its number as it came") { bench in
            let ann = try await bench.login(Bench.ann)
            for sequence: JSONValue in ["1553068800123", 1_553_068_800_000, 1_763_722_921_714.123, "1763722921714.123"] {
                let reply = try await bench.connect { try await $0.ask(Bench.online(ann, sequence: sequence)) }
                #expect(reply["error"] == 0 && reply["sequence"] == sequence && reply["apikey"] == .string(ann.apikey))
                #expect(reply["config"] == ["hb": 1, "hbInterval": 145])
            }
        },
        EWeLinkChecklist("E-22", "old apps say less in their handshake") { bench in
            let ann = try await bench.login(Bench.ann)
            let old: JSONValue = [
                "action": "userOnline", "userAgent": "app", "version": 6, "apkVesrion": "1.8", "at": .string(ann.at),
                "apikey": .string(ann.apikey), "ts": "1553068800", "sequence": "1",
            ]
            let reply = try await bench.connect { try await $0.ask(old) }
            #expect(reply["error"] == 0)
        },
        EWeLinkChecklist("E-22", "who is not let in is told so and thrown out") { bench in
            let (ann, ben) = (try await bench.login(Bench.ann), try await bench.login(Bench.ben))
            let forged = Bench.Person(at: ben.at, rt: "", apikey: ann.apikey, appid: ann.appid)
            let tries: [(JSONValue, JSONValue)] = [
                (Bench.online(forged), 406), (["action": "userOnline", "sequence": "1"], 400),
                (Bench.frame("query", Bench.lamp, of: ann.apikey, []), 401),
                (Bench.register(Bench.lamp, key: "wrong"), 403), (Bench.register("xyz"), 400),
            ]
            for (frame, error) in tries {
                try await bench.connect { line in
                    let reply = try await line.ask(frame)
                    #expect(reply["error"] == error && reply["reason"]?.string != nil)
                    #expect(try await line.text() == nil)
                }
            }
        },
        EWeLinkChecklist("E-23", "a ping that is a text is answered with a text") { bench in
            let ann = try await bench.login(Bench.ann)
            try await bench.app(ann) { line in
                try await line.connection.send("ping")
                #expect(try await line.text() == "pong")
            }
            try await bench.connect { line in
                try await line.connection.send("ping")
                #expect(try await line.text() == "pong")
            }
        },
        EWeLinkChecklist("E-28", "apps hear when a device comes and goes, and the list shows it") { bench in
            let ann = try await bench.login(Bench.ann)
            try await bench.app(ann) { line in
                try await bench.device(Bench.lamp) { device in
                    let news = try await line.next()
                    #expect(news["action"] == "sysmsg" && news["params"] == ["online": true])
                    #expect(news["apikey"] == .string(ann.apikey))
                    #expect(try await bench.devices(of: ann)[Bench.lamp]?["online"] == true)
                }
                let news = try await line.next()
                #expect(news["params"] == ["online": false] && news["deviceid"] == .string(Bench.lamp))
            }
            #expect(try await bench.devices(of: ann)[Bench.lamp]?["online"] == false)
        },
        EWeLinkChecklist("E-28", "a device that connects anew does not go offline in between") { bench in
            let ann = try await bench.login(Bench.ann)
            try await bench.app(ann) { line in
                try await bench.device(Bench.lamp) { first in
                    _ = try await line.next()
                    try await bench.device(Bench.lamp) { second in
                        #expect(try await first.text() == nil)
                        try await second.send(["action": "date", "deviceid": .string(Bench.lamp), "d_seq": 7])
                        let date = try await second.next()
                        #expect(date["date"]?.string?.hasPrefix("2026-11-21T12:0") == true && date["d_seq"] == 7)
                        let reply = try await line.ask(Bench.frame("query", Bench.lamp, of: ann.apikey, ["switch"]))
                        #expect(reply["params"] == ["switch": "off"])
                    }
                }
                #expect(try await line.next()["params"] == ["online": false])
            }
        },
    ]
}
