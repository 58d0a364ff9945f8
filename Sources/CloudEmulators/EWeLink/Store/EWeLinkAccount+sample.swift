extension EWeLinkAccount {
    /// The sample account that is used when no other is given; the same as `Fixtures/Clouds/ewelink.json`. Its keys are
    /// secret to nobody.
    static let sample = """
        {
          "region": "us",
          "rules": {"autoAcceptShare": true},
          "apps": [{"appid": "PorchlightSampleApp0000000000001", "secret": "porchlight-sample-secret-0000001"}],
          "users": [
            {"apikey": "11111111-aaaa-4aaa-8aaa-000000000001", "email": "ann@example.com", "password": "porchlight",
             "region": "us", "countryCode": "+1"},
            {"apikey": "11111111-aaaa-4aaa-8aaa-000000000002", "email": "ben@example.com", "password": "porchlight",
             "region": "eu", "countryCode": "+44"}
          ],
          "devices": [
            {"deviceid": "1000000001", "devicekey": "22222222-bbbb-4bbb-8bbb-000000000001", "owner": "ann@example.com",
             "name": "Porch lamp", "uiid": 1, "model": "PSF-B01-GL",
             "params": {"version": 8, "switch": "off", "startup": "off", "pulse": "off", "pulseWidth": 500, "rssi": -52,
                        "fwVersion": "3.5.0", "init": 1, "bindInfos": {}}},
            {"deviceid": "1000000002", "devicekey": "22222222-bbbb-4bbb-8bbb-000000000002", "owner": "ann@example.com",
             "name": "Desk sockets", "uiid": 2, "model": "PSF-B02-GL",
             "params": {"version": 8, "fwVersion": "3.5.0", "rssi": -60,
                        "switches": [{"switch": "off", "outlet": 0}, {"switch": "on", "outlet": 1}],
                        "configure": [{"startup": "off", "outlet": 0}, {"startup": "off", "outlet": 1}],
                        "pulses": [{"pulse": "off", "width": 500, "outlet": 0}, {"pulse": "off", "width": 500, "outlet": 1}]}},
            {"deviceid": "1000000003", "devicekey": "22222222-bbbb-4bbb-8bbb-000000000003", "owner": "ann@example.com",
             "name": "Hall dimmer", "uiid": 36, "model": "PSF-BDA-GL",
             "params": {"version": 8, "switch": "off", "bright": 50, "fwVersion": "3.4.0", "rssi": -48}},
            {"deviceid": "1000000004", "devicekey": "22222222-bbbb-4bbb-8bbb-000000000004", "owner": "ann@example.com",
             "name": "Reading lamp", "uiid": 103, "model": "B02-B-A60",
             "params": {"version": 8, "switch": "on", "ltype": "white", "white": {"br": 80, "ct": 120}, "fwVersion": "1.0.5",
                        "rssi": -55}},
            {"deviceid": "1000000005", "devicekey": "22222222-bbbb-4bbb-8bbb-000000000005", "owner": "ann@example.com",
             "name": "Shelf lamp", "uiid": 104, "model": "B05-B-A60",
             "params": {"version": 8, "switch": "on", "ltype": "color", "white": {"br": 80, "ct": 120},
                        "color": {"br": 60, "r": 255, "g": 120, "b": 0}, "fwVersion": "1.0.5", "rssi": -57}},
            {"deviceid": "1000000006", "devicekey": "22222222-bbbb-4bbb-8bbb-000000000006", "owner": "ann@example.com",
             "name": "Cellar climate", "uiid": 15, "model": "PSA-BTA-GL",
             "params": {"version": 8, "switch": "off", "currentTemperature": "21.5", "currentHumidity": "48",
                        "sensorType": "AM2301", "deviceType": "normal", "fwVersion": "3.4.0", "rssi": -63}},
            {"deviceid": "1000000007", "devicekey": "22222222-bbbb-4bbb-8bbb-000000000007", "owner": "ann@example.com",
             "name": "Back door", "uiid": 102, "model": "GK-200MP2-B",
             "params": {"switch": "off", "battery": 2.9, "type": 2, "actionTime": "2026-11-20T08:00:00.000Z",
                        "lastUpdateTime": "2026-11-20T08:00:00.000Z", "fwVersion": "1000.2.917", "rssi": -58}},
            {"deviceid": "1000000008", "devicekey": "22222222-bbbb-4bbb-8bbb-000000000008", "owner": "ann@example.com",
             "name": "Stairs motion", "uiid": 2026, "model": "ZIGBEE_MOTION",
             "params": {"motion": 0, "battery": 95, "trigTime": "1795176000000"}},
            {"deviceid": "100000788a", "devicekey": "4b21ebbe-8870-4d4a-93f2-7c6cfeff5fea", "name": "GSM socket", "uiid": 1,
             "model": "PSG-B01-GL", "params": {"version": 8, "switch": "off", "startup": "off", "fwVersion": "1.0.0"}}
          ]
        }
        """
}
