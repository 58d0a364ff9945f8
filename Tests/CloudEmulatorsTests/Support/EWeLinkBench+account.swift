import Connectivity

extension JSONValue {
    /// A household whose devices are played by the test itself: Ann has a lamp and two sockets in one, Ben has nothing, Eva
    /// lives elsewhere, nobody has the GSM socket.
    static func bench(autoAcceptShare: Bool = false, deviceWait: Double = 3, shareWait: Double = 5) -> JSONValue {
        [
            "region": "us",
            "rules": [
                "autoAcceptShare": .bool(autoAcceptShare), "deviceWait": .double(deviceWait), "shareWait": .double(shareWait),
            ],
            "apps": [app("BenchAppAAAAAAAAAAAAAAAAAAAAAAAA"), app("BenchAppBBBBBBBBBBBBBBBBBBBBBBBB")],
            "users": [
                user("ann@example.com", "aaaaaaaa-0000-4000-8000-000000000001", "us"),
                user("ben@example.com", "aaaaaaaa-0000-4000-8000-000000000002", "us"),
                user("eva@example.com", "aaaaaaaa-0000-4000-8000-000000000003", "eu"),
            ],
            "devices": [
                device("1000000001", "Lamp", 1, ["switch": "off", "startup": "off", "rssi": -52], owner: "ann@example.com"),
                device(
                    "1000000002", "Sockets", 2,
                    ["switches": [["switch": "off", "outlet": 0], ["switch": "on", "outlet": 1]], "rssi": -60],
                    owner: "ann@example.com"),
                [
                    "deviceid": "100000788a", "devicekey": "4b21ebbe-8870-4d4a-93f2-7c6cfeff5fea", "name": "GSM", "uiid": 1,
                    "params": ["switch": "off"], "simulated": false,
                ],
            ],
        ]
    }

    private static func app(_ id: String) -> JSONValue { ["appid": .string(id), "secret": "0123456789abcdef0123456789ABCDEF"] }

    private static func user(_ email: String, _ key: String, _ region: String) -> JSONValue {
        ["email": .string(email), "apikey": .string(key), "password": "porchlight", "region": .string(region)]
    }

    private static func device(_ id: String, _ name: String, _ uiid: Int64, _ params: JSONValue, owner: String) -> JSONValue {
        [
            "deviceid": .string(id), "devicekey": .string("bbbbbbbb-0000-4000-8000-00\(id)"), "name": .string(name),
            "uiid": .int(uiid), "params": params, "owner": .string(owner), "simulated": false,
        ]
    }
}
