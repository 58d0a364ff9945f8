/// Why the transport gave up on a connection or a request.
package enum TransportFailure: Error {
    /// The client's address has its full number of connections.
    case tooManyConnections
    /// The body is larger than accepted: answer 413 with `Connection: close`.
    case bodyTooLarge
    /// The body did not arrive whole: the connection ended or was cut. There is nobody left to answer.
    case bodyIncomplete
}
