/// Why a broker is not, or no longer, spoken with, or why it does not get a message. Its description is made for the owner and
/// holds no secret.
package enum MQTTFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// There is no connection, or there is one no more.
    case connection(ConnectionFailure)
    /// The broker does not let us in as whom we say we are (CONNACK 4 and 5).
    case notAllowed
    /// The broker does not want us for another reason (CONNACK 1 to 3), in words.
    case declined(String)
    /// A message cannot be sent as it is: its topic is none, or it is too long.
    case unfit(String)

    package var description: String {
        switch self {
        case .connection(let failure): "\(failure)"
        case .notAllowed: "the broker does not let us in with this user and password"
        case .declined(let why): "the broker does not let us in (\(why))"
        case .unfit(let why): "this cannot be sent to a broker (\(why))"
        }
    }
}
