import HomeModel

@testable import HueV1

extension V1Fixture {
    /// The sample home with more groups: 4 a plain one with lights 1 and 2, 5 a zone with 3 and 1, 6 an entertainment area
    /// with 1 and 3.
    static func grouped() throws -> V1Fixture {
        var fixture = try V1Fixture()
        _ = fixture.send("POST /groups", #"{"name":"Pair","lights":["1","2"]}"#)
        _ = fixture.send("POST /groups", #"{"name":"Upstairs","type":"Zone","class":"Upstairs","lights":["3","1"]}"#)
        _ = fixture.send("POST /groups", #"{"name":"Sofa","type":"Entertainment","lights":["1","3"]}"#)
        return fixture
    }

    /// Makes a scene; says what it is called.
    mutating func addScene(_ body: String) -> String {
        _ = send("POST /scenes", body)
        return home.scenes.all.reversed().first.flatMap { numbers.scenes.id(of: $0.id) } ?? "none"
    }
}

extension Entry {
    /// An error about a group's attribute, which repeats the whole path.
    static func full(_ type: Int, _ address: String) -> Entry {
        let words = type == 6 ? "not available" : "is not modifiable"
        return .error(type, address, "parameter, \(address), \(words)")
    }

    /// An error about the value of a group's attribute.
    static func fullInvalid(_ address: String, _ value: String) -> Entry {
        .error(7, address, "invalid value, \(value), for parameter, \(address)")
    }

    /// Something was made.
    static func made(_ id: String) -> Entry { Entry(json: #"{"success":{"id":"\#(id)"}}"#) }
}
