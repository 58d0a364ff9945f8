import Connectivity

extension MQTTSettings {
    /// All that is to be spoken through the broker. What a device says to Home Assistant is left alone if it is said in its own
    /// way too.
    ///
    /// - Parameters:
    ///   - driver: what devices' keys are to name their driver by.
    ///   - others: further drivers in use whose devices also make themselves known to Home Assistant.
    package func vocabularies(driver: String, others: Set<HAOwner> = []) -> [any MQTTVocabulary] {
        var owners = others
        var vocabularies = zigbee(driver: driver)
        if !vocabularies.isEmpty { owners.insert(.zigbee2MQTT) }
        if dialects.contains(.tasmota) {
            vocabularies.append(TasmotaRoster(driver: driver))
        }
        if dialects.contains(.homeAssistant) {
            vocabularies.append(
                HADiscovery(driver: driver, prefix: discoveryPrefix, greeting: greeting, owners: owners))
        }
        return vocabularies
    }
}
