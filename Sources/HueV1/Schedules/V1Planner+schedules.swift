import HomeModel

extension V1Planner {
    func addSchedule(_ body: [UInt8]) throws(V1Error) -> V1Plan { throw .internalError(404, "/") }

    func editSchedule(_ id: String, _ body: [UInt8]) throws(V1Error) -> V1Plan { throw .internalError(404, "/") }

    func removeSchedule(_ id: String) throws(V1Error) -> V1Plan { throw .internalError(404, "/") }
}
