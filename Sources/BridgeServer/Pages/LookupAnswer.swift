/// The answer of the address lookup that vendors run in the cloud (Docs/Discovery.md §6). Test tools ask a bridge
/// itself for it.
package enum LookupAnswer {
    /// A list of this one bridge as JSON.
    ///
    /// Written out, because the order of the keys is part of the format and `JSONEncoder` does not keep it. Neither an
    /// id nor an address has a character that JSON would escape.
    /// - Parameters:
    ///   - bridgeID: 16 hex digits in either case; the answer has lower case.
    ///   - address: the bridge's IP address in the house.
    ///   - port: the HTTPS port.
    package static func json(bridgeID: String, address: String, port: Int = 443) -> String {
        #"[{"id":"\#(bridgeID.lowercased())","internalipaddress":"\#(address)","port":\#(port)}]"#
    }
}
