extension RuuviAccount {
    /// The sample account that is used when no other is given; the same as `Fixtures/Clouds/ruuvi.json`. Its tokens are secret
    /// to nobody.
    static let sample = """
        {
          "ruuvi": {"dialect": "seed"},
          "users": [
            {"id": 1, "email": "ann@example.com", "accessToken": "SampleTokenOfAnn0000000000000001"},
            {"id": 2, "email": "ben@example.com", "accessToken": "SampleTokenOfBen0000000000000002"}
          ],
          "tags": [
            {
              "id": "CB:B8:33:4C:88:4F", "name": "Sauna", "format": "5", "owner": 1, "sharedTo": [2], "rssi": -61,
              "reading": {
                "temperature": 24.3, "humidity": 53.49, "pressure": 100044, "accelerationX": 4, "accelerationY": -4,
                "accelerationZ": 1036, "voltage": 2977, "txPower": 4, "movements": 66
              }
            },
            {
              "id": "C6:A5:B9:E0:AD:06", "format": "5", "rssi": -74,
              "reading": {
                "temperature": 4.5, "humidity": 71, "pressure": 100112, "accelerationX": 12, "accelerationY": 980,
                "accelerationZ": -60, "voltage": 2791, "txPower": 4, "movements": 3
              }
            },
            {
              "id": "D7:3E:41:9A:20:5B", "name": "Living room", "format": "E1", "owner": 1, "rssi": -52,
              "reading": {
                "temperature": 21.4, "humidity": 40.2, "pressure": 100060, "pm1": 3.1, "pm25": 4.2, "pm4": 4.8, "pm10": 5,
                "co2": 612, "voc": 98, "nox": 1, "luminosity": 320, "soundNow": 42, "soundAverage": 41, "soundPeak": 58
              }
            }
          ]
        }
        """
}
