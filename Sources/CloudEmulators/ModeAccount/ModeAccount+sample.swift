extension ModeAccount {
    /// The sample account that is used when no other is given; the same as `Fixtures/Clouds/mode.json`. Its keys are
    /// secret to nobody.
    static let sample = """
        {
          "lifetimes": {"smsCode": 600, "emailToken": 86400, "provisioningToken": 3600, "claim": 300},
          "projects": [
            {
              "id": 1, "kind": "email", "appId": "porchlight-sample", "onDemand": true,
              "keys": [
                {"id": 1, "name": "operations", "key": "v1.project.sample-operations",
                 "permissions": ["homes", "sendEvents", "kvWrite"]},
                {"id": 2, "name": "reader", "key": "v1.project.sample-reader",
                 "permissions": ["homes"]}
              ],
              "smartModules": [{"id": "climate", "description": "Keeps an eye on temperature and humidity."}],
              "users": [{"id": 101, "name": "Ann", "email": "ann@example.com", "password": "porchlight", "verified": true}],
              "homes": [{"id": 55, "name": "Cottage", "members": [101]}],
              "devices": [
                {"id": 9001, "deviceClass": "lamp-onoff", "name": "Porch lamp", "homeId": 55,
                 "apiKey": "v1.device.sample-9001", "claimCode": "PORCH-9001"},
                {"id": 9002, "deviceClass": "lamp-dimmable", "name": "Desk lamp", "homeId": 55,
                 "apiKey": "v1.device.sample-9002", "claimCode": "PORCH-9002"},
                {"id": 9003, "deviceClass": "lamp-color", "name": "Shelf lamp", "tag": "A1", "homeId": 55,
                 "apiKey": "v1.device.sample-9003", "claimCode": "PORCH-9003"},
                {"id": 9004, "deviceClass": "sensor-climate", "name": "Hall sensor", "homeId": 55,
                 "apiKey": "v1.device.sample-9004", "claimCode": "PORCH-9004"},
                {"id": 9005, "deviceClass": "lamp-dimmable", "apiKey": "v1.device.sample-9005", "claimCode": "PORCH-9005"}
              ]
            },
            {
              "id": 2, "kind": "phone", "appId": "porchlight-phone", "onDemand": false,
              "keys": [
                {"id": 3, "name": "operations", "key": "v1.project.sample-phone",
                 "permissions": ["homes", "sendEvents", "kvWrite"]}
              ]
            },
            {
              "id": 3, "kind": "byou", "appId": "porchlight-byou", "onDemand": false,
              "keys": [
                {"id": 4, "name": "accounts", "key": "v1.project.sample-byou",
                 "permissions": ["byou", "homes", "sendEvents", "kvWrite"]}
              ]
            }
          ]
        }
        """
}
