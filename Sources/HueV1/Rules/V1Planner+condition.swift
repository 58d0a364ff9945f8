import HomeModel

extension V1Planner {
    /// A condition of a rule, as an app writes it (Docs/HueV1.md §13).
    ///
    /// - Parameters:
    ///   - node: what it writes.
    ///   - address: where in the request that is.
    ///   - list: where all the conditions are, which is what error 607 is about.
    func condition(_ node: JSONNode, _ body: V1Body, at address: String, in list: String) throws(V1Error) -> Condition {
        guard let members = node.members else { throw .invalidValue(body.quote(node), "conditions", address) }
        let path = try text("address", of: members, body, at: address, upTo: 32)
        let word = try text("operator", of: members, body, at: address, upTo: 32)
        guard let sign = ConditionSign(rawValue: word) else { throw .invalidValue(word, "operator", address + "/operator") }
        guard let subject = view.subject(at: path), let sort = view.home.sort(of: subject), sign.fits(sort),
            !(sign.compares && tap(of: subject) != nil)
        else { throw .conditionError(list) }
        guard sign.takesValue else { return Condition(subject: subject, test: .changed, wording: sign.wording(path, nil)) }
        let value = try text("value", of: members, body, at: address, upTo: 64)
        guard let test = test(sign, value, of: subject, sort) else { throw .invalidValue(value, "value", address + "/value") }
        return Condition(subject: subject, test: test, wording: sign.wording(path, value))
    }

    /// A text that must be there.
    func text(
        _ name: String, of members: [JSONNode.Member], _ body: V1Body, at address: String, upTo longest: Int
    ) throws(V1Error) -> String {
        let address = address + "/" + name
        guard let node = members[name] else { throw .missing(address) }
        guard let text = node.string, text.utf8.count <= longest else {
            throw .invalidValue(body.quote(node, isText: true), name, address)
        }
        return text
    }

    private func test(
        _ sign: ConditionSign, _ value: String, of subject: Condition.Subject, _ sort: SubjectSort
    ) -> Condition.Test? {
        switch sign {
        case .eq where sort == .truth: ["true": true, "false": false][value].map { .isTrue($0) }
        case .eq: number(value, of: subject).map { scale(of: subject).equal(to: $0) }
        case .gt: number(value, of: subject).map { scale(of: subject).more(than: $0) }
        case .lt: number(value, of: subject).map { scale(of: subject).less(than: $0) }
        case .dx: .changed
        case .ddx: Duration(v1: value).map { .changedAgo($0) }
        case .stable: Duration(v1: value).map { .stable($0) }
        case .notStable: Duration(v1: value).map { .unstable($0) }
        case .in: DayInterval(v1: value).map { .inside($0) }
        case .notIn: DayInterval(v1: value).map { .outside($0) }
        }
    }

    private func number(_ value: String, of subject: Condition.Subject) -> Int? {
        guard let number = Int(value), ConditionScale.exact.contains(number) else { return nil }
        // The numbers of a tap are in no order, so each stands for its press alone.
        guard let tap = tap(of: subject) else { return number }
        let presses = (1...4).map { ButtonPress(button: $0, event: .initialPress) }
        return presses.first { $0.v1(on: tap) == number }?.code ?? number
    }

    /// The device, if this is about the presses of a tap.
    private func tap(of subject: Condition.Subject) -> Device? {
        guard subject.side == .reading, let sensor = view.home.sensors[subject.resource.id], case .buttons = sensor.reading,
            let device = view.home.devices[sensor.owner], device.isTap
        else { return nil }
        return device
    }

    private func scale(of subject: Condition.Subject) -> ConditionScale {
        ConditionScale(of: subject.side, reading: view.home.sensors[subject.resource.id]?.reading)
    }
}

/// The operators (Docs/HueV1.md §13.2).
private enum ConditionSign: String {
    case eq, gt, lt, dx, ddx, stable
    case notStable = "not stable"
    case `in`
    case notIn = "not in"

    var takesValue: Bool { self != .dx }
    var compares: Bool { self == .gt || self == .lt }

    /// Whether it makes sense of a kind of value.
    func fits(_ sort: SubjectSort) -> Bool {
        switch self {
        case .eq: sort == .truth || sort == .number
        case .gt, .lt: sort == .number
        case .dx, .ddx, .stable, .notStable: sort != .dayTime
        case .in, .notIn: sort == .dayTime
        }
    }

    func wording(_ address: String, _ value: String?) -> Condition.Wording {
        Condition.Wording(address: address, sign: rawValue, value: value)
    }
}
