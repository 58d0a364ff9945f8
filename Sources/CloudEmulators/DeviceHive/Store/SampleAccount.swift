import Connectivity

/// The account that is built in, equal to `Fixtures/Clouds/devicehive.json`: two households, and a client who may see one.
enum SampleAccount {
    static let administrator = "dhadmin"
    static let client = "ada"

    static let json: JSONValue = [
        "networks": [
            ["name": "Home", "description": "Where ada lives"],
            ["name": "Next door", "description": "Nothing that ada may see"],
        ],
        "deviceTypes": [
            ["name": "Lamp", "description": "What gives light"], ["name": "Sensor", "description": "What measures"],
        ],
        "users": [
            ["login": "dhadmin", "password": "lights-for-all", "role": "admin"],
            ["login": "ada", "password": "analytical-engine", "role": "client", "networks": ["Home"]],
            ["login": "gateway", "password": "in-the-cupboard", "role": "client", "networks": ["Home", "Next door"]],
        ],
        "gateway": "gateway",
        "devices": [
            ["id": "lamp-hall", "name": "Hall", "class": "onoff", "network": "Home", "type": "Lamp"],
            ["id": "lamp-kitchen", "name": "Kitchen", "class": "dimmable", "network": "Home", "type": "Lamp"],
            ["id": "lamp-desk", "name": "Desk", "class": "ct", "network": "Home", "type": "Lamp"],
            ["id": "lamp-sofa", "name": "Sofa", "class": "color", "network": "Home", "type": "Lamp"],
            ["id": "climate-kitchen", "name": "Kitchen air", "class": "sensor-climate", "network": "Home", "type": "Sensor"],
            ["id": "motion-hall", "name": "Hall motion", "class": "sensor-motion", "network": "Home", "type": "Sensor"],
            ["id": "lamp-porch", "name": "Porch", "class": "dimmable", "network": "Next door", "type": "Lamp"],
        ],
    ]
}
