import NIOCore

/// Decides when a connection has had enough patience: events in, deadline and verdict out.
///
/// Two clocks run. One is for what the client owes us (a head, a body, the next request, its goodbye), and stands
/// still while it is the server that works. The other runs while an answer waits to be read.
/// Rules: nothing outside this file sets a deadline, and nothing in here knows what a channel is.
struct ConnectionWatch {
    private enum Reading {
        case opening, head, body, between, draining
    }

    private struct Unread {
        var sent: Int
        var by: NIODeadline
    }

    private let limits: TransportLimits
    private var reading = Reading.opening
    private var owedBy: NIODeadline?
    private var wholeBodyBy = NIODeadline.distantFuture
    private var unread: Unread?
    /// A pipelined head has begun while an earlier request is still being answered.
    private var headBegun = false
    /// Requests whose head has been read and whose answer is not complete.
    private(set) var unanswered = 0

    init(limits: TransportLimits) {
        self.limits = limits
    }

    /// The next moment at which ``isOverdue(at:sent:pending:)`` may say yes.
    var due: NIODeadline? {
        switch (owedBy, unread?.by) {
        case (let owed?, let unread?): min(owed, unread)
        case (let owed, let unread): owed ?? unread
        }
    }

    /// The last answer is out: what still arrives is thrown away.
    var isDraining: Bool { reading == .draining }

    mutating func opened(at now: NIODeadline) {
        owedBy = now + limits.opening
    }

    mutating func handshakeCompleted(at now: NIODeadline) {
        if reading == .opening { owedBy = now + limits.head }
    }

    mutating func bytesArrived(at now: NIODeadline) {
        switch reading {
        case .opening:
            reading = .head
        case .between where unanswered == 0:
            reading = .head
            owedBy = now + limits.head
        case .between:
            headBegun = true
        case .head, .body, .draining:
            break
        }
    }

    mutating func headArrived(at now: NIODeadline) {
        guard !isDraining else { return }
        reading = .body
        headBegun = false
        unanswered += 1
        bodyMayFlow(at: now)
    }

    mutating func bodyArrived(at now: NIODeadline) {
        guard reading == .body, owedBy != nil else { return }
        owedBy = min(now + limits.bodyProgress, wholeBodyBy)
    }

    mutating func requestArrived(at now: NIODeadline) {
        guard reading == .body else { return }
        reading = .between
        owedBy = unanswered == 0 ? now + limits.idle : nil
    }

    mutating func answered(at now: NIODeadline) {
        unanswered = max(0, unanswered - 1)
        switch reading {
        case .between where unanswered == 0:
            owedBy = now + (headBegun ? limits.head : limits.idle)
            reading = headBegun ? .head : .between
        case .body where unanswered == 1:
            bodyMayFlow(at: now)
        case .opening, .head, .body, .between, .draining:
            break
        }
    }

    /// Our side is closed; the client may now say goodbye.
    mutating func drain(at now: NIODeadline) {
        guard !isDraining else { return }
        reading = .draining
        owedBy = now + limits.linger
    }

    /// An answer was handed to the socket.
    /// - Parameters:
    ///   - sent: bytes the client's side has taken since the opening.
    ///   - pending: bytes still waiting for it to read.
    mutating func flushed(sent: Int, pending: Int, at now: NIODeadline) {
        if pending == 0 {
            unread = nil
        } else if unread == nil {
            unread = Unread(sent: sent, by: now + limits.unread)
        }
    }

    /// Whether the client has used up its time; parameters as in ``flushed(sent:pending:at:)``.
    mutating func isOverdue(at now: NIODeadline, sent: Int, pending: Int) -> Bool {
        if let owedBy, owedBy <= now { return true }
        guard let stalled = unread, stalled.by <= now else { return false }
        if pending > 0, sent <= stalled.sent { return true }
        unread = nil
        flushed(sent: sent, pending: pending, at: now)
        return false
    }

    /// Starts the body's clock, unless an earlier answer is what keeps us from reading on.
    private mutating func bodyMayFlow(at now: NIODeadline) {
        wholeBodyBy = now + limits.body
        owedBy = unanswered == 1 ? min(now + limits.bodyProgress, wholeBodyBy) : nil
    }
}
