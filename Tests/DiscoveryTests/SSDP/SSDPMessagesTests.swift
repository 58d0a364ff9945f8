import Connectivity
@testable import Discovery
import Testing

/// Bytes as in Docs/Discovery.md §3; the fixtures are written out here, not put together.
struct SSDPMessagesTests {
    let messages = SSDPMessages(.sample)
    let address = ip("192.168.2.12")
    let uuid = "uuid:2f402f80-da50-11e1-9b23-0017882496fe"

    @Test func theRepliesByteForByte() {
        func reply(_ st: String, _ usn: String) -> String {
            "HTTP/1.1 200 OK\r\nHOST: 239.255.255.250:1900\r\nEXT:\r\nCACHE-CONTROL: max-age=100\r\n"
                + "LOCATION: http://192.168.2.12:80/description.xml\r\nSERVER: Hue/1.0 UPnP/1.0 IpBridge/1.66.0\r\n"
                + "hue-bridgeid: 001788FFFE2496FE\r\nST: \(st)\r\nUSN: \(usn)\r\n\r\n"
        }
        #expect(messages.replies(at: address) == [
            reply("upnp:rootdevice", uuid + "::upnp:rootdevice"), reply(uuid, uuid),
            reply("urn:schemas-upnp-org:device:basic:1", uuid),
        ])
    }

    @Test func aliveByteForByteEachTwice() {
        func alive(_ nt: String, _ usn: String) -> String {
            "NOTIFY * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nCACHE-CONTROL: max-age=100\r\n"
                + "LOCATION: http://192.168.2.12:80/description.xml\r\nSERVER: Hue/1.0 UPnP/1.0 IpBridge/1.66.0\r\n"
                + "NTS: ssdp:alive\r\nhue-bridgeid: 001788FFFE2496FE\r\nNT: \(nt)\r\nUSN: \(usn)\r\n\r\n"
        }
        let root = alive("upnp:rootdevice", uuid + "::upnp:rootdevice")
        let device = alive(uuid, uuid)
        let type = alive("urn:schemas-upnp-org:device:basic:1", uuid)
        #expect(messages.alive(at: address) == [root, root, device, device, type, type])
    }

    @Test func byebyeByteForByteEachTwice() {
        func byebye(_ nt: String, _ usn: String) -> String {
            "NOTIFY * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nNTS: ssdp:byebye\r\nNT: \(nt)\r\nUSN: \(usn)\r\n\r\n"
        }
        let root = byebye("upnp:rootdevice", uuid + "::upnp:rootdevice")
        let device = byebye(uuid, uuid)
        let type = byebye("urn:schemas-upnp-org:device:basic:1", uuid)
        #expect(messages.byebye() == [root, root, device, device, type, type])
    }

    @Test(arguments: [
        "ssdp:all", "upnp:rootdevice", "urn:schemas-upnp-org:device:basic:1", "urn:schemas-upnp-org:device:Basic:1", "libhue:idl",
        "uuid:2f402f80-da50-11e1-9b23-0017882496fe", "UUID:2F402F80-DA50-11E1-9B23-0017882496FE", "SSDP:ALL",
    ])
    func ours(target: String) {
        #expect(messages.answers(target))
    }

    @Test(arguments: [
        "urn:foo", "", "ssdp:al", "urn:schemas-upnp-org:device:basic:2", "uuid:2f402f80-da50-11e1-9b23-0017882496ff",
        "urn:schemas-upnp-org:device:MediaServer:1", "urn:dial-multiscreen-org:service:dial:1",
    ])
    func notOurs(target: String) {
        #expect(!messages.answers(target))
    }

    @Test func anAdvertisedAddressAndPortStandInLocation() {
        var advertisement = Advertisement.sample
        advertisement.advertisedAddress = "203.0.113.9"
        advertisement.httpPort = 8080
        let reply = SSDPMessages(advertisement).replies(at: address)[0]
        #expect(reply.contains("LOCATION: http://203.0.113.9:8080/description.xml\r\n"))
    }

    @Test func anUpperCaseMACMakesTheSameUUID() {
        var advertisement = Advertisement.sample
        advertisement.mac = "00:17:88:24:96:FE"
        #expect(advertisement.uuid == uuid)
    }
}
