import HomeModel

extension V1Planner {
    func addLink(_ body: [UInt8]) throws(V1Error) -> V1Plan { throw .internalError(404, "/") }

    func editLink(_ id: String, _ body: [UInt8]) throws(V1Error) -> V1Plan { throw .internalError(404, "/") }

    func removeLink(_ id: String) throws(V1Error) -> V1Plan { throw .internalError(404, "/") }
}
