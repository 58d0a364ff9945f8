import CMosquitto
import Glibc

extension MQTTThread {
    /// The most topics that are asked for at once.
    private static let mostTopics = 50

    func carryOutErrands() {
        for errand in line.outbox.takeErrands() {
            switch errand {
            case .send(let id, let message, let isAcknowledged): send(message, for: id, level: isAcknowledged ? 1 : 0)
            case .listen(let topics): listen(to: topics)
            }
        }
    }

    private func send(_ message: MQTTMessage, for id: Int, level: Int32) {
        var number: Int32 = 0
        guard message.payload.count <= Int(Int32.max) else { return line.outbox.settle(id, MQTTFailure.unfit("it is too long")) }
        wentOutMeanwhile = []
        let code = mosquitto_publish(
            handle, &number, message.topic, Int32(message.payload.count), message.payload, level, message.isRetained)
        switch mosq_err_t(rawValue: code) {
        // The library may say that it went out before it has told the number.
        case MOSQ_ERR_SUCCESS where wentOutMeanwhile.contains(number): line.outbox.settle(id)
        case MOSQ_ERR_SUCCESS: sending[number] = id
        case MOSQ_ERR_INVAL, MOSQ_ERR_MALFORMED_UTF8: line.outbox.settle(id, MQTTFailure.unfit("the topic \"\(message.topic)\""))
        case MOSQ_ERR_PAYLOAD_SIZE, MOSQ_ERR_OVERSIZE_PACKET: line.outbox.settle(id, MQTTFailure.unfit("it is too long"))
        // The connection is over, which the next step finds out and tells everybody.
        default: line.outbox.settle(id, failure(mosq_err_t(rawValue: code), errno))
        }
    }

    private func listen(to topics: Set<String>) {
        let (new, old) = (topics.subtracting(listening).sorted(), listening.subtracting(topics).sorted())
        listening = topics
        for topic in new where !Self.isFit(topic) { line.refuse(topic) }
        for part in new.filter(Self.isFit).inParts(of: Self.mostTopics) {
            var number: Int32 = 0
            withTopics(part) { _ = mosquitto_subscribe_multiple(handle, &number, Int32(part.count), $0, 0, 0, nil) }
            asked[number] = part
        }
        for part in old.filter(Self.isFit).inParts(of: Self.mostTopics) {
            withTopics(part) { _ = mosquitto_unsubscribe_multiple(handle, nil, Int32(part.count), $0, nil) }
        }
    }

    private static func isFit(_ topic: String) -> Bool {
        topic.utf8.count <= 65_535 && mosquitto_sub_topic_check(topic) == MOSQ_ERR_SUCCESS.rawValue
    }

    /// Topics as the library wants them.
    private func withTopics(_ topics: [String], _ use: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Void) {
        let copies = topics.map { strdup($0) }
        copies.withUnsafeBufferPointer { copies in copies.baseAddress.map(use) }
        for copy in copies { free(copy) }
    }
}

extension Array {
    fileprivate func inParts(of size: Int) -> [[Element]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }
}
