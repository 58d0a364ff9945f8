import HomeModel

extension V1Planner {
    func addSensor(_ body: [UInt8]) throws(V1Error) -> V1Plan { throw .internalError(404, "/") }

    func setSensor(_ id: String, _ body: [UInt8]) throws(V1Error) -> V1Plan { throw .internalError(404, "/") }

    func configureSensor(_ id: String, _ body: [UInt8]) throws(V1Error) -> V1Plan { throw .internalError(404, "/") }

    func removeSensor(_ id: String) throws(V1Error) -> V1Plan { throw .internalError(404, "/") }
}
