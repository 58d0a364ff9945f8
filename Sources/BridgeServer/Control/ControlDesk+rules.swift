import BridgeCore
import HomeModel
import HueV1

extension ControlDesk {
    func rules() -> [ControlRule] {
        let snapshot = bridge.published.snapshot
        return snapshot.memory(V1Numbers.self).rules.entries.compactMap { entry in
            snapshot.home.rules[entry.id].map { ControlRule($0, number: entry.number, in: snapshot.home) }
        }
    }

    /// Why a rule acted, or did not.
    func explain(rule word: String) throws(ControlProblem) -> ControlRuleExplanation {
        let snapshot = bridge.published.snapshot
        let numbers = snapshot.memory(V1Numbers.self).rules
        let id = Int(word).flatMap { numbers[$0] } ?? ResourceID(word)
            ?? snapshot.home.rules.all.first { $0.name.lowercased() == word.lowercased() }?.id
        guard let id, let rule = snapshot.home.rules[id], let number = numbers.number(of: id),
            let explanation = snapshot.home.explain(rule: id, at: bridge.world.now())
        else { throw ControlProblem("there is no rule \"\(word)\"; \"porchlight rules list\" shows all") }
        return ControlRuleExplanation(
            rule: ControlRule(rule, number: number, in: snapshot.home), verdict: explanation.verdict,
            waitsuntil: explanation.waitsUntil, conditions: explanation.conditions.map(ControlRuleExplanation.Part.init))
    }
}

extension ControlRule {
    fileprivate init(_ rule: Rule, number: Int, in home: Home) {
        self.init(
            number: number, id: rule.id.description, name: rule.name,
            app: rule.maker.flatMap { home.apps[$0]?.deviceType }, status: rule.status.rawValue,
            lasttriggered: rule.lastTriggered, timestriggered: rule.timesTriggered)
    }
}

extension ControlRuleExplanation.Part {
    fileprivate init(_ part: RuleExplanation.Part) {
        self.init(
            looksat: part.looksAt, asks: part.asks, present: part.present, holds: part.holds, setsoff: part.setsOff,
            lastchange: part.lastChange)
    }
}
