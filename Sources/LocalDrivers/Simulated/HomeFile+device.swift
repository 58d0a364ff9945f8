import HomeModel

extension HomeFile.DeviceEntry {
    /// The device that is meant: the model's row of the catalogue, with what the entry says otherwise.
    func device() throws(HomeFileError.Problem) -> DeviceDescription {
        guard ResourceName.allows(name) else { throw .badName(name) }
        guard let row = ModelCatalogue.model(model) else { throw .unknownModel(model) }
        var device = row.device(named: name, identity: id ?? Self.identity(from: name))
        device.product.archetype = archetype ?? device.product.archetype
        device.product.name = product ?? device.product.name
        device.product.manufacturer = manufacturer ?? device.product.manufacturer
        device.product.softwareVersion = firmware ?? device.product.softwareVersion
        try setBattery(of: &device)
        try setHardwareAddress(of: &device)
        try setTemperatures(of: &device)
        guard !device.key.identity.isEmpty else { throw .badValue("id") }
        return device
    }

    /// A name as an id: lower case, with dashes for spaces.
    private static func identity(from name: String) -> String {
        name.lowercased().split(separator: " ").joined(separator: "-")
    }

    private func setBattery(of device: inout DeviceDescription) throws(HomeFileError.Problem) {
        guard let battery else { return }
        guard (0...100).contains(battery) else { throw .badValue("battery") }
        device.battery = battery
    }

    private func setHardwareAddress(of device: inout DeviceDescription) throws(HomeFileError.Problem) {
        guard let hardwareAddress else { return }
        let octets = hardwareAddress.split(separator: ":", omittingEmptySubsequences: false)
        guard octets.count == 8, octets.allSatisfy({ $0.utf8.count == 2 && UInt8($0, radix: 16) != nil }) else {
            throw .badValue("hardwareAddress")
        }
        device.hardwareAddress = hardwareAddress.lowercased()
    }

    /// Only a lamp that has temperatures can have others.
    private func setTemperatures(of device: inout DeviceDescription) throws(HomeFileError.Problem) {
        guard let mireds else { return }
        guard mireds.count == 2, mireds.allSatisfy({ (50...1000).contains($0) }),
            device.lights.first?.temperatures != nil
        else { throw .badValue("mireds") }
        device.lights[0].temperatures = MirekRange(mireds[0], mireds[1])
    }
}
