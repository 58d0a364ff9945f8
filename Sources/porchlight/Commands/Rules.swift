import ArgumentParser
import BridgeServer

/// `porchlight rules`: the rules that apps made.
struct Rules: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show rules, and why one acted or did not.",
        subcommands: [List.self, Explain.self], defaultSubcommand: List.self)

    /// `porchlight rules list`
    struct List: OwnerCommand {
        static let configuration = CommandConfiguration(abstract: "List the rules.")
        @OptionGroup var owner: OwnerOptions

        func run(with client: ControlClient) async throws {
            let rules: [ControlRule] = try await client.ask(.get, ["rules"])
            try show(rules) { rules in
                Table.text(
                    ["NO", "NAME", "APP", "STATUS", "ACTED", "LAST"],
                    rules.map { rule in
                        [
                            String(rule.number), rule.name.plain, (rule.app ?? "-").plain, rule.status,
                            "\(rule.timestriggered)×", rule.lasttriggered.map(ClockText.minute) ?? "never",
                        ]
                    },
                    otherwise: "There are no rules. Apps make them.")
            }
        }
    }

    /// `porchlight rules explain`
    struct Explain: OwnerCommand {
        static let configuration = CommandConfiguration(abstract: "Say why a rule acted, or did not.")
        @OptionGroup var owner: OwnerOptions
        @Argument(help: "Its number, name or id.") var rule: String

        func run(with client: ControlClient) async throws {
            let explanation: ControlRuleExplanation = try await client.ask(.get, ["rules", rule])
            try show(explanation, Self.words)
        }

        static func words(_ explanation: ControlRuleExplanation) -> String {
            let rule = explanation.rule
            let last = rule.lasttriggered.map { ", last on " + ClockText.minute($0) } ?? ""
            var lines = ["Rule \(rule.number), \(rule.name.plain): acted \(rule.timestriggered)×\(last)."]
            lines.append(explanation.verdict.plain)
            if let moment = explanation.waitsuntil { lines.append("It waits until \(ClockText.time(moment)).") }
            for part in explanation.conditions {
                lines.append("  \(part.holds ? "yes" : "no ")  \(part.looksat.plain) \(part.asks.plain); now \(part.present.plain)")
                if let setsOff = part.setsoff { lines.append("       sets it off: \(setsOff.plain)") }
            }
            return lines.map { $0 + "\n" }.joined()
        }
    }
}
