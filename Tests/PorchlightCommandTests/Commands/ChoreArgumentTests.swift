import ArgumentParser
import Testing

@testable import porchlight

@Suite("What is typed about timers, shares and groups")
struct ChoreArgumentTests {
    @Test(arguments: [
        "timers list home", "timers home", "timers list home Lamp --json", "timers add home Lamp on --in 20m",
        "timers add home Lamp off --at 07:30 --days mon,tue --outlet 2", "timers enable home 4f2a", "timers disable home 4f2a",
        "timers remove home 1000000001#1", "share home", "share list home", "share add home Lamp ben@example.com",
        "share add home Lamp +15550100 --rights add,enable", "share change home Lamp ben@example.com --rights none",
        "share remove home Lamp ben@example.com", "groups home", "groups add home Hall --index 1", "groups rename home Hall Porch",
        "groups rename home Hall --index 3", "groups remove home Hall --with-devices", "groups move home Lamp --from a --to b",
        "groups move home Lamp --to b --only", "claim tags CB:B8:33:4C:88:4F --name Sauna",
    ])
    func whatIsMeantIsUnderstood(_ words: String) {
        #expect(throws: Never.self) { try Porchlight.parseAsRoot(["clouds"] + words.split(separator: " ").map(String.init)) }
    }

    @Test(arguments: [
        ("timers add home Lamp on", "say when: --at 07:30, or --in 20m"),
        ("timers add home Lamp on --in 20m --at 07:30", "--in has neither --at nor --days beside it"),
        ("timers add home Lamp toggle --in 20m", "toggle"), ("timers add home Lamp on --in 20", "20"),
        ("timers add home Lamp on --in 0m", "0m"), ("timers add home Lamp on --in 20m --outlet x", "x"),
        ("share add home Lamp", "<person>"), ("share change home Lamp b", "--rights"), ("groups add home", "<name>"),
        ("groups rename home Hall", "say what to change: a name, --index, or both"),
        ("groups move home Lamp", "say which group: --from, --to, or both"), ("groups move home Lamp --from a --only", "--only needs --to"),
        ("claim tags", "<tag>"),
    ])
    func whatCannotBeMeantIsRefused(_ words: String, _ complaint: String) {
        let arguments = ["clouds"] + words.split(separator: " ").map(String.init)
        let error = #expect(throws: (any Error).self) { try Porchlight.parseAsRoot(arguments) }
        #expect(error.map { Porchlight.fullMessage(for: $0).contains(complaint) } == true)
    }

    @Test(arguments: [("1m", 1), ("20m", 20), ("2h", 120), ("1h30m", 90), ("1d", 1440)])
    func aWhileIsMinutes(_ text: String, _ count: Int) {
        #expect(Minutes(argument: text)?.count == count)
    }

    @Test(arguments: ["", "20", "m", "-5m", "1.5h", "90s", "20 m", "0m", "9999999999999999999m", "٢m", "5m5"])
    func whatIsNoLengthIsRefused(text: String) {
        #expect(Minutes(argument: text) == nil)
    }
}
