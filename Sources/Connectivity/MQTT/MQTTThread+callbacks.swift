import CMosquitto

extension MQTTThread {
    /// Has the library call back. It does so on this thread, while it is itself called from here.
    func setCallbacks(_ handle: OpaquePointer) {
        mosquitto_connect_callback_set(handle) { _, context, code in MQTTThread.at(context)?.heardAnswer(code) }
        mosquitto_message_callback_set(handle) { _, context, message in
            if let message { MQTTThread.at(context)?.line.inbox.put(MQTTMessage(message.pointee)) }
        }
        mosquitto_publish_callback_set(handle) { _, context, number in MQTTThread.at(context)?.wentOut(number) }
        mosquitto_subscribe_callback_set(handle) { _, context, number, count, levels in
            MQTTThread.at(context)?.heardLevels(Array(UnsafeBufferPointer(start: levels, count: Int(count))), number)
        }
        mosquitto_log_callback_set(handle) { _, context, level, words in
            guard level == MOSQ_LOG_ERR, let words else { return }
            MQTTThread.at(context)?.complaints.append(String(cString: words))
        }
    }

    /// The thread lives for as long as the library may call.
    private static func at(_ context: UnsafeMutableRawPointer?) -> MQTTThread? {
        context.map { Unmanaged<MQTTThread>.fromOpaque($0).takeUnretainedValue() }
    }

    private func heardAnswer(_ code: Int32) {
        guard code == 0 else { return refusal = code }
        isOpen = true
        if let presence = setup.presence { _ = say(presence.online, on: presence.topic) }
        line.open()
    }

    private func wentOut(_ number: Int32) {
        if let id = sending.removeValue(forKey: number) { line.outbox.settle(id) } else { wentOutMeanwhile.insert(number) }
    }

    /// The broker says of each topic how it will be heard; 128 and more is not at all (MQTT 3.1.1, §3.9.3).
    private func heardLevels(_ levels: [Int32], _ number: Int32) {
        let topics = asked.removeValue(forKey: number) ?? []
        for (topic, level) in zip(topics, levels) where level >= 128 { line.refuse(topic) }
    }
}

extension MQTTMessage {
    /// Copies a message of the library's, which lives only while it calls back. A topic that is no text is mended.
    fileprivate init(_ message: mosquitto_message) {
        let bytes = UnsafeRawBufferPointer(start: message.payload, count: Int(message.payloadlen))
        self.init(topic: message.topic.map { String(cString: $0) } ?? "", payload: Array(bytes), isRetained: message.retain)
    }
}
