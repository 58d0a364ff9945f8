import CMosquitto
import Foundation
import Glibc

// The library looks up names and connects for as long as that takes, so it is called on a thread of its own and never on one
// that tasks run on. It is told nothing from elsewhere: whoever wants something leaves an errand and rings the bell. That way
// nothing of it is ever used by two threads, and what it calls back comes on this thread too, from within our own calls. Its own
// loop and its own way of connecting again are not used.

/// The thread that speaks with the library, for one connection.
final class MQTTThread {
    /// How long the socket may be quiet before the library is asked whether a sign of life is due, in milliseconds.
    private static let turn: Int32 = 1000

    let setup: MQTTSetup
    let line: MQTTLine
    /// The library's own record of the connection.
    var handle: OpaquePointer?
    /// Whether the broker has let us in.
    var isOpen = false
    /// The broker's answer, if it did not let us in.
    var refusal: Int32?
    /// What the library complained of.
    var complaints: [String] = []
    /// Topics that are listened to.
    var listening: Set<String> = []
    /// Topics that the broker was asked for, by the number of the question.
    var asked: [Int32: [String]] = [:]
    /// Whose message it is, by the library's number.
    var sending: [Int32: Int] = [:]
    /// Messages that went out while the library took one in.
    var wentOutMeanwhile: Set<Int32> = []

    private init(_ setup: MQTTSetup, _ line: MQTTLine) {
        self.setup = setup
        self.line = line
    }

    /// Starts the thread, which ends when it is told to, or when the connection is lost.
    static func start(_ setup: MQTTSetup, _ line: MQTTLine) {
        let thread = Thread { MQTTThread(setup, line).run() }
        thread.name = "mqtt"
        thread.start()
    }

    private func run() {
        var failure: MQTTFailure?
        do throws(MQTTFailure) {
            try prepare()
            if !line.outbox.isToEnd { try connect() }
            while !line.outbox.isToEnd { try step() }
            sayGoodbye()
        } catch {
            failure = error
        }
        if let handle { mosquitto_destroy(handle) }
        line.finish(failure)
    }

    /// Waits for something to do, and does it.
    func step(timeout: Int32 = turn) throws(MQTTFailure) {
        let ready = try poll(timeout: timeout)
        // The end of a connection is told even while nothing is read.
        if ready & Int16(POLLIN | POLLHUP | POLLERR) != 0 { try check { mosquitto_loop_read(handle, 1) } }
        if ready & Int16(POLLOUT) != 0 { try check { mosquitto_loop_write(handle, 1) } }
        try check { mosquitto_loop_misc(handle) }
        if isOpen { carryOutErrands() }
    }

    private func poll(timeout: Int32) throws(MQTTFailure) -> Int16 {
        let socket = mosquitto_socket(handle)
        guard socket >= 0 else { throw .connection(.lost("it hung up")) }
        let wants = (line.inbox.isFull ? 0 : POLLIN) | (mosquitto_want_write(handle) ? POLLOUT : 0)
        var watched = [
            pollfd(fd: socket, events: Int16(wants), revents: 0),
            pollfd(fd: line.doorbell.descriptor, events: Int16(POLLIN), revents: 0),
        ]
        _ = Glibc.poll(&watched, 2, timeout)
        if watched[1].revents != 0 { line.doorbell.silence() }
        return watched[0].revents
    }

    /// Calls the library.
    func check(_ call: () -> Int32) throws(MQTTFailure) {
        errno = 0
        let code = call()
        let number = errno
        guard code != MOSQ_ERR_SUCCESS.rawValue else { return }
        throw failure(mosq_err_t(rawValue: code), number)
    }

    /// Leaves without a will, which the broker would otherwise carry out.
    private func sayGoodbye() {
        guard isOpen else { return }
        // Half a second is enough for a broker that listens at all.
        if let presence = setup.presence, let word = say(presence.offline, on: presence.topic) {
            sending[word] = 0
            for _ in 0..<10 where sending[word] != nil { try? step(timeout: 50) }
        }
        mosquitto_disconnect(handle)
        for _ in 0..<10 where mosquitto_socket(handle) >= 0 && mosquitto_want_write(handle) { try? step(timeout: 50) }
    }

    /// Leaves a word with the broker, to be kept.
    func say(_ word: String, on topic: String) -> Int32? {
        var number: Int32 = 0
        let bytes = Array(word.utf8)
        let code = mosquitto_publish(handle, &number, topic, Int32(bytes.count), bytes, 1, true)
        return code == MOSQ_ERR_SUCCESS.rawValue ? number : nil
    }
}
