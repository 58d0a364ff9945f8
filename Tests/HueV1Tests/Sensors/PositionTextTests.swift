import HomeModel
import Testing

@testable import HueV1

@Suite("A position as v1 writes it")
struct PositionTextTests {
    @Test(arguments: [("052.3702N", 52.3702), ("033.8560S", -33.856), ("000.0000N", 0), ("090.0000N", 90), ("090.0000S", -90)])
    func `has a latitude`(text: String, degrees: Double) throws {
        #expect(Position.latitude(v1: text) == degrees)
        #expect(try #require(Position(latitude: degrees, longitude: 0)).v1Latitude == text)
    }

    @Test(arguments: [
        ("004.8895E", 4.8895), ("074.0100W", -74.01), ("000.0001W", -0.0001), ("180.0000E", 180), ("180.0000W", -180),
    ])
    func `has a longitude`(text: String, degrees: Double) throws {
        #expect(Position.longitude(v1: text) == degrees)
        #expect(try #require(Position(latitude: 0, longitude: degrees)).v1Longitude == text)
    }

    @Test func `has every ten thousandth of a degree`() throws {
        for part in stride(from: -1_800_000, through: 1_800_000, by: 617) {
            let longitude = Double(part) / 10_000
            let position = try #require(Position(latitude: longitude / 2, longitude: longitude))
            #expect(Position.longitude(v1: position.v1Longitude) == longitude)
            let latitude = try #require(Position.latitude(v1: position.v1Latitude))
            #expect(abs(latitude - longitude / 2) < 0.0000501)
        }
    }

    @Test func `has one nothing`() throws {
        let south = try #require(Position.latitude(v1: "000.0000S"))
        #expect(south == 0 && south.sign == .plus)
        let nearly = try #require(Position(latitude: -0.00001, longitude: -0.00001))
        #expect(nearly.v1Latitude == "000.0000N" && nearly.v1Longitude == "000.0000E")
    }

    @Test(arguments: [
        "", "N", "none", "52.3702N", "052.3702", "052.3702n", "052.3702E", "052.370N", "052.37020N", "0052.3702N", "+52.3702N",
        "-52.3702N", "052,3702N", "052.3702 N", " 052.3702N", "052.3702N ", "052.3702NN", "090.0001N", "090.0001S", "180.0000N",
        "999.9999N", "０５２.3702N", "052.3702N\u{0}", "052N", "05x.3702N",
    ])
    func `that is no latitude is refused`(text: String) {
        #expect(Position.latitude(v1: text) == nil)
    }

    @Test(arguments: [
        "", "004.8895", "004.8895N", "4.8895E", "180.0001E", "180.0001W", "004.8895e", "004.8895EW", "٠٠٤.8895E", "-04.8895E",
    ])
    func `that is no longitude is refused`(text: String) {
        #expect(Position.longitude(v1: text) == nil)
    }
}
