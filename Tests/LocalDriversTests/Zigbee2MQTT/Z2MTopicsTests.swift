import Testing
@testable import LocalDrivers

@Suite("Topics of Zigbee2MQTT", .timeLimit(.minutes(1)))
struct Z2MTopicsTests {
    private static let subjects: [(String, Z2MTopics.Subject?)] = [
        ("z/bridge/state", .bridgeState), ("z/bridge/devices", .devices), ("z/bridge/groups", .groups),
        ("z/bridge/logging", .logging), ("z/bridge/event", .event),
        ("z/bridge/response/device/rename", .response("device/rename")), ("z/bridge/info", .other), ("z/lamp", .state("lamp")),
        ("z/kitchen/spot 1", .state("kitchen/spot 1")), ("z/kitchen/spot 1/availability", .availability("kitchen/spot 1")),
        ("z/Küche", .state("Küche")), ("zigbee/lamp", nil), ("z", nil), ("", nil),
    ]

    @Test(arguments: subjects)
    func aTopicIsAboutSomething(topic: String, subject: Z2MTopics.Subject?) {
        #expect(Z2MTopics(base: "z").subject(of: topic) == subject)
    }

    @Test(arguments: ["home/zigbee", "home/zigbee/"])
    func theBaseIsTheOwners(base: String) {
        let topics = Z2MTopics(base: base)
        #expect(topics.subject(of: "home/zigbee/a/b") == .state("a/b"))
        #expect(topics.topics(for: "a b").isEmpty && topics.always.contains("home/zigbee/+/availability"))
        #expect(topics.topics(for: "a/b") == ["home/zigbee/a/b", "home/zigbee/a/b/availability"])
        #expect(topics.set("a/b") == "home/zigbee/a/b/set" && topics.get("x") == "home/zigbee/x/get")
        #expect(topics.always.contains("home/zigbee/bridge/devices"))
    }

    @Test(arguments: [("a", true), ("a/b c", true), ("Ü", true), ("", false), ("a+", false), ("#", false), ("a\0", false)])
    func aNameMakesNoPatternOfATopic(name: String, isAllowed: Bool) {
        #expect(Z2MTopics.allows(name) == isAllowed)
    }
}
