import CMosquitto
import Foundation
import Glibc

/// Begins the use of the library, once for the whole program.
private let isLibraryReady = mosquitto_lib_init() == MOSQ_ERR_SUCCESS.rawValue

extension MQTTThread {
    /// Tells the library all that it must know before it connects.
    func prepare() throws(MQTTFailure) {
        guard isLibraryReady, let handle = mosquitto_new(setup.clientID, true, Unmanaged.passUnretained(self).toOpaque()) else {
            throw .connection(.unreachable("libmosquitto does not start"))
        }
        self.handle = handle
        setCallbacks(handle)
        // Otherwise the second of several orders waits until the first has been acknowledged, up to 40 ms.
        try check { mosquitto_int_option(handle, MOSQ_OPT_TCP_NODELAY, 1) }
        if let user = setup.user { try check { mosquitto_username_pw_set(handle, user, setup.password) } }
        if let presence = setup.presence {
            let bytes = Array(presence.offline.utf8)
            try check { mosquitto_will_set(handle, presence.topic, Int32(bytes.count), bytes, 1, true) }
        }
        if let encryption = setup.encryption { try encrypt(handle, encryption) }
    }

    private func encrypt(_ handle: OpaquePointer, _ encryption: MQTTEncryption) throws(MQTTFailure) {
        let files = [encryption.authorities, encryption.certificate, encryption.key].compactMap(\.self)
        for file in files where access(file, R_OK) != 0 {
            throw .connection(.badTrust("\(file): \(String(cString: strerror(errno)).lowercased())"))
        }
        if encryption.authorities == nil { try check { mosquitto_int_option(handle, MOSQ_OPT_TLS_USE_OS_CERTS, 1) } }
        let folder = encryption.authorities == nil ? "/etc/ssl/certs" : nil
        // A key that wants a password gets none, rather than a question on the owner's terminal.
        try check {
            mosquitto_tls_set(
                handle, encryption.authorities, folder, encryption.certificate, encryption.key) { _, _, _, _ in 0 }
        }
        switch encryption.check {
        case .all: break
        case .authority: try check { mosquitto_tls_insecure_set(handle, true) }
        case .nothing:
            try check { mosquitto_tls_insecure_set(handle, true) }
            try check { mosquitto_tls_opts_set(handle, 0, nil, nil) }
        }
    }

    func connect() throws(MQTTFailure) {
        let seconds = Int32(clamping: max(setup.keepAlive.components.seconds, 5))
        try check { mosquitto_connect(handle, setup.host, Int32(clamping: setup.port), min(seconds, 65_535)) }
    }

    /// What it means that the library could not do something.
    func failure(_ code: mosq_err_t, _ number: Int32) -> MQTTFailure {
        let words = String(cString: mosquitto_strerror(Int32(clamping: code.rawValue))).lowercased()
        if let refusal { return [4, 5].contains(refusal) ? .notAllowed : .declined(Self.words(for: refusal)) }
        switch code {
        case MOSQ_ERR_TLS where isFileTrouble: return .connection(.badTrust(complaint ?? words))
        case MOSQ_ERR_TLS: return .connection(.untrusted(complaint ?? words))
        case MOSQ_ERR_EAI: return .connection(.unreachable("no address is known for \(setup.host)"))
        case MOSQ_ERR_KEEPALIVE: return .connection(.lost("it gave no sign of life"))
        case MOSQ_ERR_CONN_LOST, MOSQ_ERR_NO_CONN, MOSQ_ERR_CONN_REFUSED: return .connection(.lost("it hung up"))
        case MOSQ_ERR_ERRNO:
            let words = String(cString: strerror(number)).lowercased()
            return .connection(isOpen ? .lost(words) : .unreachable(words))
        case MOSQ_ERR_INVAL where !isOpen: return .connection(.badAddress("\(setup.host):\(setup.port)"))
        default: return .connection(.notUnderstood(words))
        }
    }

    /// MQTT 3.1.1, table 3.1.
    private static func words(for refusal: Int32) -> String {
        switch refusal {
        case 1: "it does not speak MQTT 3.1.1"
        case 2: "it does not take our name"
        case 3: "it is not ready"
        default: "it says \(refusal)"
        }
    }

    /// The library's words end with what was wrong: `OpenSSL Error[0]: error:0A000086:SSL routines::certificate verify failed`.
    private var complaint: String? {
        let last = complaints.map { $0.split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) } ?? $0 }
        return last.isEmpty ? nil : last.joined(separator: ", ")
    }

    private var isFileTrouble: Bool { complaints.contains { $0.contains("Unable to load") || $0.contains("key file") } }
}
