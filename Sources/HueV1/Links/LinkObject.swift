import HomeModel

/// A resource link as v1 shows it (Docs/HueV1.md §14).
struct LinkObject {
    private let link: ResourceLink
    private let view: V1View
    private let caller: App

    /// Makes the object of a link as an app sees it.
    init(_ link: ResourceLink, in view: V1View, for caller: App) {
        self.link = link
        self.view = view
        self.caller = caller
    }

    /// Writes the object.
    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("name", link.name)
            writer.member("description", link.description)
            writer.member("type", "Link")
            writer.member("classid", link.classID)
            writer.member("owner", view.owner(link.maker, for: caller))
            writer.member("recycle", link.isDisposable)
            writer.list("links", { list in
                for address in link.targets.compactMap({ view.address(of: $0) }) { list.string(address) }
            })
        }
    }
}

extension V1Reader {
    func writeLink(_ id: ResourceID?, for caller: App, to writer: inout JSONWriter) {
        guard let link = id.flatMap({ view.home.resourceLinks[$0] }) else { return writer.object { _ in } }
        LinkObject(link, in: view, for: caller).write(to: &writer)
    }
}
