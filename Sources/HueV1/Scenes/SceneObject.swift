import HomeModel

/// A scene as v1 shows it (Docs/HueV1.md §10.1).
struct SceneObject: Sendable {
    let scene: Scene
    let view: V1View
    /// Who asks: an app sees its own key where the scene is its own.
    let caller: App
    /// Whether a rule or schedule needs it.
    let isLocked: Bool

    /// Writes the object, with what is stored of each light if that is wanted and can be read.
    func write(withLights: Bool, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("name", scene.name)
            writer.member("type", scene.group == nil ? "LightScene" : "GroupScene")
            if let number = scene.group.flatMap(view.number(of:)) { writer.member("group", String(number)) }
            writer.key("lights")
            writer.ids(scene.lights.compactMap { view.numbers.lights.number(of: $0.light) })
            writer.member("owner", view.owner(scene.maker, for: caller))
            writer.member("recycle", scene.isDisposable)
            writer.member("locked", isLocked)
            writer.member("appdata", object: writeAppData)
            writer.member("picture", scene.picture)
            if let image = scene.image { writer.member("image", image) }
            writer.member("lastupdated", orNull: scene.updated.map(V1Time.utc))
            writer.member("version", scene.version)
            if withLights, scene.version > 1 { writer.member("lightstates", object: writeLights) }
        }
    }

    private func writeAppData(to data: inout JSONWriter) {
        guard let kept = scene.appData else { return }
        data.member("version", kept.version)
        data.member("data", kept.data)
    }

    private func writeLights(to lights: inout JSONWriter) {
        for part in scene.lights {
            guard let number = view.numbers.lights.number(of: part.light) else { continue }
            lights.member(String(number), object: { $0.write(stored: part.patch) })
        }
    }
}

extension Scene {
    /// 1 for scenes made the old way, whose stored lights cannot be read.
    var version: Int { chosenID == nil ? 2 : 1 }
}

extension JSONWriter {
    /// Writes the members of what a scene stores of a light: what was stored, and nothing else (Docs/HueV1.md §10.4).
    mutating func write(stored patch: LightPatch) {
        if let on = patch.on { member("on", on) }
        if case .to(let brightness) = patch.brightness { member("bri", brightness.v1) }
        if case .to(let hue) = patch.hue { member("hue", HueSaturation(hue: hue, saturation: 0).v1Hue) }
        if case .to(let part) = patch.saturation { member("sat", HueSaturation(hue: 0, saturation: part).v1Saturation) }
        if let effect = patch.effect { member("effect", effect.v1) }
        if case .to(let point) = patch.xy {
            key("xy")
            write(point)
        }
        if case .to(let mirek) = patch.mirek { member("ct", mirek.value) }
        if let transition = patch.transition { member("transitiontime", transition.v1Tenths) }
    }
}
