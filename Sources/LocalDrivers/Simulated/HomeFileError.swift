/// What is wrong with a home file, and where.
package struct HomeFileError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong.
    package enum Problem: Error, Sendable, Hashable {
        case missing(String)
        case unreadable(String)
        case unknownModel(String)
        case unknownClass(String)
        case unknownDevice(String)
        case badName(String)
        case badValue(String)
        case repeatedID(String)
        case repeatedName(String)
        case inTwoRooms(String)
    }

    /// The faulty entry, such as `rooms[1].devices[2]`; empty for the file as a whole.
    package let position: String
    /// What is wrong with it.
    package let problem: Problem

    /// Makes an error.
    package init(_ problem: Problem, at position: String) {
        self.problem = problem
        self.position = position
    }

    /// Puts what a decoder says into the same words.
    package init(_ error: DecodingError) {
        switch error {
        case .keyNotFound(let key, let context):
            self.init(.missing(key.stringValue), at: Self.position(context.codingPath))
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            self.init(.unreadable(context.debugDescription), at: Self.position(context.codingPath))
        @unknown default:
            self.init(.unreadable("\(error)"), at: "")
        }
    }

    /// The position and what is wrong there, as people read it.
    package var description: String {
        position.isEmpty ? problem.description : "\(position): \(problem)"
    }

    private static func position(_ path: [any CodingKey]) -> String {
        path.reduce("") { position, key in
            if let index = key.intValue { return position + "[\(index)]" }
            return position.isEmpty ? key.stringValue : position + "." + key.stringValue
        }
    }
}

extension HomeFileError.Problem: CustomStringConvertible {
    /// What is wrong, as people read it.
    package var description: String {
        switch self {
        case .missing(let key): "“\(key)” is missing"
        case .unreadable(let why): why
        case .unknownModel(let model): "there is no model “\(model)”"
        case .unknownClass(let text): "there is no class of room “\(text)”"
        case .unknownDevice(let id): "there is no device “\(id)”"
        case .badName(let name): "“\(name)” cannot be a name: 1 to 32 bytes, nothing invisible"
        case .badValue(let key): "the value of “\(key)” is not one it can have"
        case .repeatedID(let id): "another device has the id “\(id)”"
        case .repeatedName(let name): "the name “\(name)” is used twice"
        case .inTwoRooms(let id): "the device “\(id)” is in two rooms"
        }
    }
}
