import GRDB

/// Which of many, in which order, and how many of them.
struct HiveListing: Sendable, Hashable {
    /// So many are given at most, whatever is asked for.
    private static let most = 1000

    let field: String
    let isDescending: Bool
    let take: Int
    let skip: Int

    /// - Parameters:
    ///   - fields: what can be sorted by: names on the wire, and columns.
    ///   - usual: the column that is sorted by when nothing is said.
    /// - Throws: 400 when it cannot be understood.
    init(_ arguments: HiveArguments, fields: [String: String], usual: String = "id", take: Int = most) throws(HiveFailure) {
        if let name = arguments.text("sortField") {
            guard let known = fields.first(where: { $0.key.lowercased() == name.lowercased() }) else {
                throw .badRequest("Invalid request parameters: sortField")
            }
            field = known.value
        } else {
            field = usual
        }
        let order = arguments.text("sortOrder")?.uppercased() ?? "ASC"
        guard ["ASC", "DESC"].contains(order) else { throw .badRequest("Invalid request parameters: sortOrder") }
        isDescending = order == "DESC"
        self.take = Int(min(max(try arguments.int("take") ?? Int64(take), 0), Int64(Self.most)))
        skip = Int(max(min(try arguments.int("skip") ?? 0, Int64(Int32.max)), 0))
    }

    func applied<Record>(to request: QueryInterfaceRequest<Record>) -> QueryInterfaceRequest<Record> {
        sorted(request).limit(take, offset: skip)
    }

    /// All of them. Equal ones are in the order they came in.
    func sorted<Record>(_ request: QueryInterfaceRequest<Record>) -> QueryInterfaceRequest<Record> {
        let column = Column(field)
        return isDescending ? request.order(column.desc, Column("rowid").desc) : request.order(column, Column("rowid"))
    }
}

extension QueryInterfaceRequest {
    /// Only those whose column is what an argument says, if there is one.
    func matching(_ column: String, _ text: String?) -> Self {
        text.map { filter(Column(column) == $0) } ?? self
    }

    /// Only those whose column is like a pattern, in which `%` stands for anything.
    func like(_ column: String, _ pattern: String?) -> Self {
        pattern.map { filter(Column(column).like($0)) } ?? self
    }
}
