import HomeModel

extension V1Planner {
    /// `POST …/rules` makes a rule of what is all right, or nothing (Docs/HueV1.md §13.4).
    func addRule(_ body: [UInt8]) throws(V1Error) -> V1Plan {
        let path = "/rules"
        let asked = RuleBody(try read(body, path), path: path, isNew: true, planner: self)
        guard asked.errors.isEmpty, let name = asked.name, let conditions = asked.conditions, let actions = asked.actions else {
            return .answer(V1Entries(asked.errors).json)
        }
        let draft = RuleDraft(
            id: newID(), name: name, isEnabled: asked.isEnabled ?? true, isDisposable: asked.isDisposable ?? false,
            conditions: conditions, actions: actions)
        let verdicts = RuleVerdicts(path: path, rule: draft.id, asked: asked)
        return .perform(.addRule(draft), V1Answering(path, refused: verdicts.refused) { outcome, view in
            .made(outcome.created.flatMap { view.numbers.rules.number(of: $0) })
        })
    }

    func editRule(_ id: String, _ body: [UInt8]) throws(V1Error) -> V1Plan {
        let path = "/rules/" + id
        let read = try read(body, path)
        guard let rule = view.rule(id) else { throw .notAvailable(path) }
        return edit(rule, RuleBody(read, path: path, isNew: false, planner: self), path)
    }

    /// `PUT …/rules/<id>/conditions` and `…/actions`: the list alone.
    func editRuleList(_ id: String, _ list: V1Endpoint.V1RuleList, _ body: [UInt8]) throws(V1Error) -> V1Plan {
        let (element, path) = ("/rules/" + id, "/rules/\(id)/\(list.rawValue)")
        let read = try V1Body(body, address: path, quoting: quoting, allowsList: true)
        guard let rule = view.rule(id) else { throw .notAvailable(element) }
        let asked: RuleBody = switch list {
        case .conditions: RuleBody(conditions: try conditions(read.node, read, at: path))
        case .actions: RuleBody(actions: try actions(read.node, read, at: path))
        }
        return edit(rule, asked, element)
    }

    func removeRule(_ id: String) throws(V1Error) -> V1Plan {
        let path = "/rules/" + id
        guard let rule = view.rule(id) else { throw .notAvailable(path) }
        return removal(.removeRule(rule.id), path)
    }

    private func edit(_ rule: Rule, _ asked: RuleBody, _ path: String) -> V1Plan {
        var (asked, changed) = (asked, rule)
        if let conditions = asked.conditions { changed.conditions = conditions }
        if let actions = asked.actions { changed.actions = actions }
        if asked.isEnabled == true, !view.home.hasAll(of: changed) { asked.refuseEnabling(.cannotActivate(path + "/status")) }
        let verdicts = RuleVerdicts(path: path, rule: rule.id, asked: asked)
        guard asked.patch != RulePatch() else { return .answer(V1Entries(asked.errors).json) }
        let answering = V1Answering(path, errors: asked.errors, refused: verdicts.refused) { _, view in verdicts.json(view) }
        return .perform(.editRule(rule.id, asked.patch), answering)
    }
}

/// Words what became of a rule.
private struct RuleVerdicts: Sendable {
    let path: String
    let rule: ResourceID
    let asked: RuleBody

    @Sendable func refused(_ refusal: Refusal) -> V1Error? {
        switch refusal {
        case .condition: .conditionError(path + "/conditions")
        case .action: .actionError(path + "/actions")
        case .resourceDeleted: .cannotActivate(path + "/status")
        case .full(.rule): .full(.rule, "/rules")
        default: nil
        }
    }

    func json(_ view: V1View) -> [UInt8] {
        var entries = V1Entries(asked.errors)
        guard let rule = view.home.rules[rule] else { return entries.json }
        if asked.name != nil { entries.succeed(path + "/name") { $0.string(rule.name) } }
        if asked.isEnabled != nil { entries.succeed(path + "/status") { $0.string(rule.status.v1) } }
        if asked.conditions != nil { entries.succeed(path + "/conditions") { $0.write(rule.conditions, in: view) } }
        if asked.actions != nil { entries.succeed(path + "/actions") { $0.write(rule.actions, in: view) } }
        return entries.json
    }
}
