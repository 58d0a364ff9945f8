import BridgeCore
import HomeModel
import HueV1

extension ControlDesk {
    func rules() -> [ControlRule] {
        let snapshot = bridge.published.snapshot
        return numbered(\.rules, \.rules, in: snapshot).map { ControlRule($0.resource, number: $0.number, in: snapshot.home) }
    }

    /// Why a rule acted, or did not.
    func explain(rule word: String) throws(ControlProblem) -> ControlRuleExplanation {
        let (rule, number) = try find(rule: word)
        let home = home
        guard let explanation = home.explain(rule: rule.id, at: bridge.world.now()) else {
            throw ControlProblem("the rule has just gone")
        }
        return ControlRuleExplanation(
            rule: ControlRule(rule, number: number, in: home), verdict: explanation.verdict,
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
