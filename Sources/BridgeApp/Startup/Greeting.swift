import Foundation
import HomeModel

/// What `porchlight serve` says to a person once it runs.
struct Greeting: Sendable {
    let facts: ReadyFacts
    let addresses: [String]
    let store: String?
    let lights: Int
    let rooms: Int
    let apps: Int
    let notes: [String]
    let pressCommand: String

    var text: String {
        var lines = [
            "Porchlight \"\(facts.name)\" is on.",
            "",
            "  addresses   \(addresses.joined(separator: "\n              "))",
            "  bridge id   \(facts.bridgeid)",
            "  home        \(count(lights, "light")) in \(count(rooms, "room")), \(count(apps, "app"))",
            "  kept in     \(store ?? "memory only: all is forgotten at the end")",
            "  pair        let the app search, then type: \(pressCommand)",
        ]
        for note in notes { lines.append("  note        \(note)") }
        return lines.joined(separator: "\n") + "\n"
    }

    private func count(_ number: Int, _ thing: String) -> String { "\(number) \(thing)\(number == 1 ? "" : "s")" }
}
