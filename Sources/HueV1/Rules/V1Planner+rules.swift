import HomeModel

extension V1Planner {
    func addRule(_ body: [UInt8]) throws(V1Error) -> V1Plan { throw .internalError(404, "/") }

    func editRule(_ id: String, _ body: [UInt8]) throws(V1Error) -> V1Plan { throw .internalError(404, "/") }

    func editRuleList(_ id: String, _ list: V1Endpoint.V1RuleList, _ body: [UInt8]) throws(V1Error) -> V1Plan { throw .internalError(404, "/") }

    func removeRule(_ id: String) throws(V1Error) -> V1Plan { throw .internalError(404, "/") }
}
