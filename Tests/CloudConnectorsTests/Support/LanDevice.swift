import BridgeCore
@testable import CloudConnectors
@testable import Connectivity
import HomeModel
import NIOCore
import NIOPosix
import RawSockets

/// One of eWeLink's devices on loopback: announces itself by multicast DNS at a port of the test's, and takes requests over HTTP.
actor LanDevice {
    /// How it behaves.
    enum Manner: Sendable, Hashable {
        case good
        /// Cuts off so many requests, after it has read them.
        case resets(Int)
        /// Takes three seconds to do what it is told, and answers then.
        case slow
        /// Does what it is told at once, and answers three seconds late.
        case late
        /// Answers with text that is no HTTP.
        case rubbish
        /// Answers with this status and a page.
        case page(Int)
        /// Answers with this error number.
        case error(Int)
    }

    /// A request as it came.
    struct Request: Sendable, Hashable {
        let path: String
        let params: EWeLinkParams?
        let sequence: String
        let at: Duration
        let hasClose: Bool
    }

    nonisolated let id: String
    private let devicekey: String?
    private let type: String
    private let socket: GroupSocket
    private(set) var port = 0
    private(set) var manner = Manner.good
    private(set) var requests: [Request] = []
    /// Most requests that it had at the same time.
    private(set) var mostAtOnce = 0
    private var atOnce = 0
    private var seq = 1
    private(set) var params: EWeLinkParams
    private var isOnAir = true

    /// - Parameter devicekey: nil for one that speaks plainly.
    init(id: String = "1000abcdef", key devicekey: String?, type: String = "plug", params: EWeLinkParams, mdns port: Int) throws {
        self.id = id
        self.devicekey = devicekey
        self.type = type
        self.params = params
        guard let socket = GroupSocket(port: port) else { throw ConnectionFailure.unreachable("no multicast on loopback") }
        self.socket = socket
    }

    /// Is there for the length of a test.
    func run(_ test: @escaping @Sendable () async throws -> Void) async throws {
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .bind(host: "127.0.0.1", port: port) { child in
                child.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: child)
                }
            }
        port = server.channel.localAddress?.port ?? 0
        try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                try? await server.executeThenClose { children in
                    await withDiscardingTaskGroup { group in
                        do {
                            for try await child in children { group.addTask { try? await self.serve(child) } }
                        } catch {}
                    }
                }
                return false
            }
            group.addTask {
                try? await self.answerQuestions()
                return false
            }
            group.addTask {
                try await test()
                return true
            }
            defer { group.cancelAll() }
            while try await group.next() == false {}
        }
    }

    func behave(_ manner: Manner) { self.manner = manner }

    /// Something happens to it that it tells.
    func become(_ params: EWeLinkParams) throws {
        self.params.merge(params) { $1 }
        seq += 1
        try announce()
    }

    /// It was unplugged, and starts anew.
    func reboot(_ params: EWeLinkParams) throws {
        self.params = params
        seq = 1
        try announce()
    }

    /// Is silent: neither announces anything nor answers questions.
    func goOffAir() { isOnAir = false }

    /// Says the last once more, or something of its own.
    func announce(seq: Int? = nil, params: EWeLinkParams? = nil, text: [String]? = nil) throws {
        guard isOnAir else { return }
        let strings = text ?? self.text(seq ?? self.seq, params ?? self.params)
        let service = DNSName("_ewelink._tcp.local")
        let (instance, host) = (service.prefixed("eWeLink_\(id)"), DNSName("eWeLink_\(id).local"))
        let records = [
            DNSRecord(name: service, seconds: 4500, data: .pointer(instance)),
            DNSRecord(
                name: instance, isFlushing: true, seconds: 120,
                data: .service(priority: 0, weight: 0, port: UInt16(clamping: port), host: host)),
            DNSRecord(name: instance, isFlushing: true, seconds: 4500, data: .text(strings.map { Array($0.utf8) })),
            DNSRecord(name: host, isFlushing: true, seconds: 120, data: .ipv4(IPv4Address(bits: 0x7F00_0001))),
        ]
        socket.send(try DNSMessage(isResponse: true, answers: records).bytes())
    }

    /// Its TXT record. Data is cut into pieces of 249 bytes.
    private func text(_ seq: Int, _ params: EWeLinkParams) -> [String] {
        var strings = ["txtvers=1", "id=\(id)", "type=\(type)", "apivers=1", "seq=\(seq)"]
        var data = JSONValue.object(params).text
        if let devicekey, let sealed = EWeLinkCipher(devicekey: devicekey).seal(Array(data.utf8), iv: Array(repeating: 7, count: 16)) {
            strings += ["encrypt=true", "iv=\(sealed.iv)"]
            data = sealed.data
        }
        var number = 1
        while !data.isEmpty {
            strings.append("data\(number)=\(data.prefix(249))")
            data = String(data.dropFirst(249))
            number += 1
        }
        return strings
    }

    private func answerQuestions() async throws {
        let clock = ModeBridge.world
        while true {
            while let bytes = socket.receive() {
                guard let message = try? DNSMessage(parsing: bytes), !message.isResponse, !message.questions.isEmpty else { continue }
                try announce()
            }
            try await clock.sleep(for: .milliseconds(5))
        }
    }
}

extension LanDevice {
    private func serve(_ child: NIOAsyncChannel<ByteBuffer, ByteBuffer>) async throws {
        try await child.executeThenClose { pieces, writer in
            var bytes: [UInt8] = []
            for try await piece in pieces {
                bytes += piece.readableBytesView
                guard let asked = LanRequest(bytes) else { continue }
                guard let answer = try await answer(asked) else {
                    // Closed this way a connection is reset, and not ended.
                    let linger = linger(l_onoff: 1, l_linger: 0)
                    try await (child.channel as? any SocketOptionProvider)?.setSoLinger(linger).get()
                    return
                }
                try await writer.write(ByteBuffer(string: answer))
                return
            }
        }
    }

    private func answer(_ asked: LanRequest) async throws -> String? {
        atOnce += 1
        mostAtOnce = max(mostAtOnce, atOnce)
        defer { atOnce -= 1 }
        let params = asked.params(devicekey: devicekey)
        requests.append(Request(
            path: asked.path, params: params, sequence: asked.body["sequence"]?.string ?? "", at: ModeBridge.world.now().uptime,
            hasClose: asked.hasClose))
        switch manner {
        case .good: break
        case .late:
            let answer = try obey(asked, params)
            try await ModeBridge.world.sleep(for: .seconds(3))
            return answer
        case .resets(let left):
            if left > 0 {
                manner = .resets(left - 1)
                return nil
            }
        case .slow: try await ModeBridge.world.sleep(for: .seconds(3))
        case .rubbish: return "no, thank you"
        case .page(let status): return "HTTP/1.1 \(status) No\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<html></html>"
        case .error(let number): return LanRequest.answer(["seq": 1, "error": .int(Int64(number))])
        }
        return try obey(asked, params)
    }

    private func obey(_ asked: LanRequest, _ params: EWeLinkParams?) throws -> String {
        guard asked.body["deviceid"]?.string == id else { return LanRequest.answer(["seq": 1, "error": 404]) }
        guard devicekey == nil || asked.body["encrypt"] == true else { return LanRequest.answer(["seq": 1, "error": 401]) }
        guard var params else { return LanRequest.answer(["seq": 1, "error": 400]) }
        var answer: [String: JSONValue] = ["seq": .int(Int64(seq)), "error": 0]
        if asked.path == "/zeroconf/getState" {
            answer.merge(sealed(self.params)) { $1 }
        } else {
            params["cmd"] = nil
            try become(params)
        }
        return LanRequest.answer(.object(answer))
    }

    private func sealed(_ params: EWeLinkParams) -> [String: JSONValue] {
        guard let devicekey,
            let sealed = EWeLinkCipher(devicekey: devicekey).seal(JSONValue.object(params).bytes, iv: Array(repeating: 9, count: 16))
        else { return ["data": .object(params)] }
        return ["encrypt": true, "iv": .string(sealed.iv), "data": .string(sealed.data)]
    }
}
