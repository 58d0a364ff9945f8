@testable import CloudEmulators
import Connectivity
import GRDB
import Testing

extension EWeLinkChecklist {
    /// Members out of order, numbers that no double can hold or that are written oddly, spaces, escapes.
    private static let odd =
        #"{"z": [1.0, 1e3,  {"b":{} ,"a":"\u00e9\/\"}"}], "big":12345678901234567890123, "n":null, "x":-0.50}"#

    static let reports = [
        EWeLinkChecklist("E-27", "what a device reports is merged and told") { bench in
            let ann = try await bench.login(Bench.ann)
            try await bench.device(Bench.lamp) { device in
                try await bench.app(ann) { line in
                    let reply = try await device.ask([
                        "action": "update", "userAgent": "device", "deviceid": .string(Bench.lamp), "apikey": .string(ann.apikey),
                        "d_seq": 12, "sequence": "7", "params": ["switch": "on", "rssi": -70],
                    ])
                    #expect(reply["error"] == 0 && reply["d_seq"] == 12 && reply["apikey"] == .string(ann.apikey))
                    let news = try await line.next()
                    #expect(news["action"] == "update" && news["from"] == "device")
                    #expect(news["params"] == ["switch": "on", "rssi": -70])
                }
            }
            let params = try await bench.devices(of: ann)[Bench.lamp]?["params"]
            #expect(params == ["switch": "on", "startup": "off", "rssi": -70])
        },
        EWeLinkChecklist("E-30", "what nobody understands stays as it is, to the byte") { bench in
            let ann = try await bench.login(Bench.ann)
            try await bench.device(Bench.lamp) { device in
                try await bench.app(ann) { line in
                    try await device.connection.send(
                        #"{"action":"update","deviceid":"\#(Bench.lamp)","d_seq":1,"params":{"odd":\#(odd)}}"#)
                    let news = try #require(try await line.text())
                    #expect(news.contains(#""params":{"odd":\#(odd)}"#))
                    try await line.send(Bench.frame("query", Bench.lamp, of: ann.apikey, ["odd"]))
                    #expect(try await line.text()?.contains(#""params":{"odd":\#(odd)}"#) == true)
                }
            }
            let answer = try await CloudEmulatorsTests.ask(
                bench.base, "GET", "/api/user/device", headers: ["Authorization": "Bearer \(ann.at)"])
            #expect(String(decoding: answer.body, as: UTF8.self).contains(#""odd":\#(odd)"#))
        },
        EWeLinkChecklist("E-30", "an app's number comes back digit by digit") { bench in
            let ann = try await bench.login(Bench.ann)
            try await bench.app(ann) { line in
                let (lamp, number) = (Bench.lamp, "1763722921714.12300")
                try await line.connection.send(
                    #"{"action":"query","deviceid":"\#(lamp)","apikey":"\#(ann.apikey)","sequence":\#(number),"params":[]}"#)
                #expect(try await line.text()?.contains(#""sequence":\#(number)}"#) == true)
            }
        },
        EWeLinkChecklist("E-33", "timers are kept whole") { bench in
            let ann = try await bench.login(Bench.ann)
            let timer: JSONValue = [
                "enabled": 1, "mId": "87d1dfcf-e9cb-d9ee-af2e-42beec98e9f6", "type": "repeat", "coolkit_timer_type": "repeat",
                "at": "36 8 * * 1,3", "do": ["switch": "on"],
            ]
            try await bench.device(Bench.lamp) { device in
                try await bench.app(ann) { line in
                    for timers: JSONValue in [[timer, timer], [timer]] {
                        try await line.send(Bench.frame("update", Bench.lamp, of: ann.apikey, ["timers": timers]))
                        try await device.follow()
                        #expect(try await line.next()["error"] == 0)
                        let query = Bench.frame("query", Bench.lamp, of: ann.apikey, ["timers"], sequence: "q")
                        #expect(try await line.ask(query)["params"] == ["timers": timers])
                    }
                }
            }
        },
        EWeLinkChecklist("E-33", "energy of a hundred days comes with the device's reply, and is not kept") { bench in
            let ann = try await bench.login(Bench.ann)
            try await bench.device(Bench.lamp) { device in
                try await bench.app(ann) { line in
                    try await line.send(Bench.frame("update", Bench.lamp, of: ann.apikey, ["hundredDaysKwh": "get"]))
                    let order = try await device.next { $0["action"] == "update" }
                    var plug = EWeLinkThing(try await bench.kept(Bench.lamp))
                    guard case .say(let reply)? = plug.hear(JSONText(order)).first else { throw EWeLinkError.silent }
                    try await device.connection.send(reply.text)
                    let history = try #require(try await line.next()["config"]?["hundredDaysKwhData"]?.string)
                    #expect(history.count == 600 && history.allSatisfy(\.isHexDigit))
                }
            }
            #expect(try await bench.devices(of: ann)[Bench.lamp]?["params"]?["hundredDaysKwh"] == nil)
        },
    ]
}

extension EWeLinkBench {
    /// A device as the cloud keeps it.
    func kept(_ id: String) async throws -> EWeLinkDevice {
        try #require(try await cloud.database.read { try EWeLinkDevice.fetchOne($0, key: id) })
    }
}
