import NIOCore
import NIOSSL

extension Channel {
    /// Closes a connection at once. What was flushed goes out if there is room for it. Over TLS a goodbye is said, but the
    /// other side's is not waited for, which NIO would do for five seconds.
    func closeNow() {
        close(promise: nil)
        eventLoop.execute {
            let pipeline = self.pipeline.syncOperations
            let tls = (try? pipeline.context(handlerType: NIOSSLServerHandler.self))
                ?? (try? pipeline.context(handlerType: NIOSSLClientHandler.self))
            tls?.close(promise: nil)
        }
    }
}
