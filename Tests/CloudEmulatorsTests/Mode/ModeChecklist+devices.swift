import CloudEmulators
import Connectivity
import Testing

extension ModeChecklist {
    static let devices: [ModeChecklist] = [
        ModeChecklist("M-17", "a provisioning token makes one device") { bench in
            let ann = try await bench.ann()
            let form = ["deviceClass": "lamp-onoff", "deviceTag": "A2"]
            let token = try await bench.ask("POST", "/homes/\(bench.homeID)/deviceProvisioning", key: ann.key, form: form)
            #expect(token.status == 200 && token.json?["expirationTime"]?.string?.hasSuffix("Z") == true)
            let body = ["token": try #require(token.json?["token"]?.string)]
            let made = try await bench.ask("POST", "/devices", form: body)
            #expect(made.status == 201 && made.json?["tag"] == "A2" && made.json?["homeId"]?.int == bench.homeID)
            let key = try #require(made.json?["apiKey"]?.string)
            #expect(try await bench.ask("GET", "/auth", key: key).json?["deviceId"] == made.json?["id"])
            #expect(try await bench.ask("POST", "/devices", form: body).verdict == "403 INVALID_TOKEN")
        },
        ModeChecklist("M-18", "a device can be claimed while it says so") { bench in
            let ann = try await bench.ann()
            let claim = ["homeId": String(bench.homeID), "claimCode": try bench.secret("claimCode", of: 9005)]
            let key = try bench.secret("apiKey", of: 9005)
            let open = ["deviceId": "9005", "claimable": "true", "duration": "60"]
            #expect(try await bench.ask("POST", "/devices", key: ann.key, form: claim).verdict == "403 DEVICE_NOT_CLAIMABLE")
            let state = try await bench.ask("POST", "/deviceRegistration", key: key, form: open)
            #expect(state.status == 200 && state.json?["claimExpirationTime"]?.string?.hasSuffix("Z") == true)
            bench.clock.advance(by: .seconds(61))
            #expect(try await bench.ask("POST", "/devices", key: ann.key, form: claim).verdict == "403 DEVICE_NOT_CLAIMABLE")
            _ = try await bench.ask("POST", "/deviceRegistration", key: key, form: open)
            let claimed = try await bench.ask("POST", "/devices", key: ann.key, form: claim)
            #expect(claimed.status == 201 && claimed.json?["homeId"]?.int == bench.homeID)
            #expect(try await bench.ask("POST", "/devices", key: ann.key, form: claim).verdict == "403 DEVICE_ALREADY_IN_HOME")
        },
        ModeChecklist("M-19", "a device's secrets are not shown") { bench in
            let ann = try await bench.ann()
            let keys = [ann.key, try bench.secret("apiKey", of: 9003), try bench.projectKey(ModeBench.emailProject)]
            for key in keys {
                let device = try #require(try await bench.ask("GET", "/devices/9003", key: key).json?.object)
                #expect(device["deviceClass"] == "lamp-color" && device["apiKey"] == nil && device["claimCode"] == nil)
                #expect(device.keys.allSatisfy { !$0.lowercased().contains("hash") })
            }
        },
        ModeChecklist("M-20", "members name a device, it does not name itself") { bench in
            let ann = try await bench.ann()
            let own = try bench.secret("apiKey", of: 9001)
            let named = try await bench.ask("PATCH", "/devices/9001", key: ann.key, ["name": "Gate lamp"])
            #expect(named.status == 204 && named.body.isEmpty)
            #expect(try await bench.ask("PATCH", "/devices/9001", key: own, ["name": "Me"]).verdict == "403 INSUFFICIENT_AUTH")
            #expect(try await bench.ask("GET", "/devices/9001", key: own).json?["name"] == "Gate lamp")
        },
        ModeChecklist("M-25", "an event has a type and an object") { bench in
            let key = try bench.secret("apiKey", of: 9001)
            let wrong: [(JSONValue, String)] = [
                (["eventType": "x", "eventData": [1]], "INVALID_PARAMETER"), (["eventData": [:]], "MISSING_PARAMETERS"),
                (["eventType": "", "eventData": [:]], "INVALID_PARAMETER"),
                (["eventType": 1, "eventData": [:]], "INVALID_PARAMETER"),
                (["eventType": "x"], "MISSING_PARAMETERS"), ([], "INVALID_PARAMETER"),
            ]
            for (body, reason) in wrong {
                let answer = try await bench.ask("PUT", "/devices/9001/event", key: key, body)
                #expect(answer.verdict == "403 \(reason)", "\(body.text)")
            }
        },
        ModeChecklist("M-31", "yes and no are written in four ways") { bench in
            let key = try bench.secret("apiKey", of: 9005)
            for (text, claimable) in [("1", true), ("true", true), ("0", false), ("false", false)] {
                for way in FormWay.allCases {
                    let request = way.request("/deviceRegistration", key: key, ["deviceId": "9005", "claimable": text])
                    let answer = try await bench.send(request)
                    #expect(answer.status == 200 && (answer.json?["claimExpirationTime"] != nil) == claimable, "\(way) \(text)")
                }
            }
            let form = ["deviceId": "9005", "claimable": "maybe"]
            let maybe = try await bench.ask("POST", "/deviceRegistration", key: key, form: form)
            #expect(maybe.verdict == "403 INVALID_PARAMETER")
        },
        ModeChecklist("M-32", "devices outlive a home") { bench in
            let ann = try await bench.ann()
            let made = try await bench.newDevice(in: bench.homeID, by: ann)
            #expect(try await bench.ask("DELETE", "/homes/\(bench.homeID)", key: ann.key).status == 204)
            #expect(try await bench.ask("GET", "/devices?homeId=\(bench.homeID)", key: ann.key).verdict == "403 MEMBERS_ONLY")
            #expect(try await bench.ask("GET", "/auth", key: made.key).json?["type"] == "nobody")
            let (home, key) = (try await bench.newHome(ann), try bench.secret("apiKey", of: 9001))
            _ = try await bench.ask("POST", "/deviceRegistration", key: key, form: ["deviceId": "9001", "claimable": "1"])
            let claim = ["homeId": String(home), "claimCode": try bench.secret("claimCode", of: 9001)]
            #expect(try await bench.ask("POST", "/devices", key: ann.key, form: claim).status == 201)
        },
    ]
}
