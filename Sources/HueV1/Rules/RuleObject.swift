package import HomeModel

/// A rule as v1 shows it (Docs/HueV1.md §13.1).
package struct RuleObject: Sendable {
    private let rule: Rule
    private let view: V1View
    private let caller: App

    /// Makes the object of a rule, as an app may know it.
    package init(_ rule: Rule, in view: V1View, for caller: App) {
        self.rule = rule
        self.view = view
        self.caller = caller
    }

    /// Writes the object.
    package func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("name", rule.name)
            writer.member("owner", view.owner(rule.maker, for: caller))
            writer.member("created", V1Time.utc(rule.created))
            writer.member("lasttriggered", rule.lastTriggered.map(V1Time.utc) ?? "none")
            writer.member("timestriggered", rule.timesTriggered)
            writer.member("status", rule.status.v1)
            writer.member("recycle", rule.isDisposable)
            writer.key("conditions")
            writer.write(rule.conditions, in: view)
            writer.key("actions")
            writer.write(rule.actions, in: view)
        }
    }
}

extension JSONWriter {
    /// Writes the conditions of a rule.
    mutating func write(_ conditions: [Condition], in view: V1View) {
        array { list in
            for condition in conditions {
                list.object { written in
                    written.member("address", view.address(of: condition))
                    written.member("operator", condition.wording.sign)
                    if let value = condition.wording.value { written.member("value", value) }
                }
            }
        }
    }

    /// Writes the actions of a rule.
    mutating func write(_ actions: [AutomationAction], in view: V1View) {
        array { list in
            for action in actions {
                list.object { written in
                    written.member("address", view.address(of: action))
                    written.member("method", action.wording.method)
                    written.body(of: action)
                }
            }
        }
    }
}

extension Rule.Status {
    var v1: String {
        switch self {
        case .enabled: "enabled"
        case .disabled: "disabled"
        case .resourceDeleted: "resourcedeleted"
        case .loopError: "looperror"
        }
    }
}
