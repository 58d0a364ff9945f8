import Connectivity
import Foundation

extension EmulatorProblem {
    /// Reads a sample account.
    ///
    /// - Parameters:
    ///   - given: the file's content; `nil` for the one that is built in.
    ///   - sample: the one that is built in, as text.
    ///   - vendor: whose, as people write it.
    /// - Throws: what is wrong with it, and where.
    static func account<Account: Decodable>(
        _ given: JSONValue?, orElse sample: String, of vendor: String
    ) throws(EmulatorProblem) -> Account {
        do {
            return try JSONDecoder().decode(Account.self, from: Data(given?.bytes ?? Array(sample.utf8)))
        } catch let error as DecodingError {
            throw EmulatorProblem("the account is not as \(vendor)'s must be: \(words(error))")
        } catch {
            throw EmulatorProblem("the account cannot be read: \(error)")
        }
    }

    private static func words(_ error: DecodingError) -> String {
        let (context, what): (DecodingError.Context, String) =
            switch error {
            case .keyNotFound(let key, let context): (context, "\(key.stringValue) is missing")
            case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
                (context, context.debugDescription)
            @unknown default: (DecodingError.Context(codingPath: [], debugDescription: ""), "\(error)")
            }
        let path = context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: "/")
        return path.isEmpty ? what : "\(path): \(what)"
    }
}
