import Foundation
import Testing

#if canImport(FoundationXML)
import FoundationXML
#endif

@testable import BridgeServer

@Suite struct PagesTests {
    private let description = UPnPDescription(name: "Philips hue", address: "192.168.2.12", mac: "00:17:88:24:96:FE")

    /// Docs/Discovery.md §4, element by element.
    @Test func descriptionNamesItsElementsInOrder() throws {
        let names = try Elements(of: description.xml()).names
        let icon = ["icon", "mimetype", "height", "width", "depth", "url"]
        #expect(names == [
            "root", "specVersion", "major", "minor", "URLBase", "device", "deviceType", "friendlyName", "manufacturer",
            "manufacturerURL", "modelDescription", "modelName", "modelNumber", "modelURL", "serialNumber", "UDN",
            "presentationURL", "iconList",
        ] + icon + icon)
    }

    @Test func descriptionCarriesTheIdentity() throws {
        let texts = try Elements(of: description.xml()).texts
        #expect(texts["URLBase"] == "http://192.168.2.12:80/")
        #expect(texts["friendlyName"] == "Philips hue (192.168.2.12)")
        #expect(texts["serialNumber"] == "0017882496fe")
        #expect(texts["UDN"] == "uuid:2f402f80-da50-11e1-9b23-0017882496fe")
        #expect(texts["modelName"] == "Philips hue bridge 2015")
    }

    @Test func namesCannotBreakTheDocument() throws {
        var description = description
        description.name = "</a> & \"b\" <'c'>\u{0}\u{1B}é🏠"
        #expect(try Elements(of: description.xml()).texts["friendlyName"] == "</a> & \"b\" <'c'>é🏠 (192.168.2.12)")
    }

    @Test func indexEscapesWhatItShows() {
        let page = IndexPage.html(name: "<script>", bridgeID: "001788fffe2496fe")
        #expect(!page.contains("<script>"))
        #expect(page.contains("001788FFFE2496FE"))
        #expect(page.contains("porchlight press"))
    }

    @Test(arguments: [(PorchLightIcon.small, 48), (PorchLightIcon.large, 120)] as [(Data, UInt8)])
    func iconsArePNGOfTheirSize(_ icon: Data, _ size: UInt8) {
        #expect(icon.prefix(8) == Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        #expect(icon.dropFirst(16).prefix(10) == Data([0, 0, 0, size, 0, 0, 0, size, 8, 2]))
        #expect(icon.suffix(8).prefix(4) == Data("IEND".utf8))
    }

    @Test func lookupListsThisBridge() {
        let json = LookupAnswer.json(bridgeID: "001788FFFE2496FE", address: "192.168.2.12")
        #expect(json == #"[{"id":"001788fffe2496fe","internalipaddress":"192.168.2.12","port":443}]"#)
    }
}

/// The elements of an XML document in order of opening, read by Foundation's parser.
private final class Elements: NSObject, XMLParserDelegate {
    private(set) var names: [String] = []
    private(set) var texts: [String: String] = [:]
    private var open: String?

    init(of xml: String) throws {
        super.init()
        let parser = XMLParser(data: Data(xml.utf8))
        parser.delegate = self
        guard parser.parse() else { throw parser.parserError ?? CocoaError(.propertyListReadCorrupt) }
    }

    func parser(_ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?, attributes: [String: String]) {
        names.append(name)
        texts[name] = ""
        open = name
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
        if let open { texts[open]? += text }
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        open = nil
    }
}
