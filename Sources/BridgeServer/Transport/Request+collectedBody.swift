import HTTPTypes
package import HummingbirdCore
package import NIOCore

extension Request {
    /// The whole body of the request.
    ///
    /// A body that announces its length is refused before any of it is read; a chunked one as soon as it is too long.
    /// - Throws: ``TransportFailure/bodyTooLarge`` or ``TransportFailure/bodyIncomplete``.
    package func collectedBody(upTo limit: Int = TransportLimits().bodyBytes) async throws(TransportFailure) -> ByteBuffer {
        if let announced = headers[.contentLength].flatMap({ Int($0) }), announced > limit {
            throw .bodyTooLarge
        }
        do {
            return try await body.collect(upTo: limit)
        } catch is NIOTooManyBytesError {
            throw .bodyTooLarge
        } catch {
            throw .bodyIncomplete
        }
    }
}
