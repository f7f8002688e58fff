#include "dsl/statute/read.hpp"

#include <fstream>
#include <iterator>
#include <pugixml.hpp>
#include <string>
#include <utility>

#include "dsl/statute/outline.hpp"
#include "dsl/statute/read_markdown.hpp"

namespace dsl::statute {

using core::Citation;
using core::Code;
using core::Rank;

namespace {

std::optional<core::Date> build_date(std::string_view digits) {  // "20260428215524"
    if (digits.size() < 8) return std::nullopt;
    const std::string iso = std::string{digits.substr(0, 4)} + "-" + std::string{digits.substr(4, 2)} + "-" +
                            std::string{digits.substr(6, 2)};
    return core::parse_iso(iso);
}

/// "§ 25b" or "Art 5" as a citation; nothing for tables of contents, annexes and ranges of repealed
/// paragraphs.
std::optional<Citation> paragraph_of(std::string name, const std::string& act) {
    if (name.starts_with("Art ")) name.insert(3, ".");
    const auto parsed = core::parse_citation(name);
    const Citation* citation = std::get_if<Citation>(&parsed);
    if (citation == nullptr || !citation->act.empty() || !citation->names_paragraph()) return std::nullopt;
    Citation place = *citation;
    const Rank top = place.part(Rank::Paragraph) ? Rank::Paragraph : Rank::Article;
    for (std::size_t i = 0; i < core::rank_count; ++i)
        if (static_cast<Rank>(i) != top && place.parts[i]) return std::nullopt;
    if (!place.part(top)->is_single()) return std::nullopt;
    place.act = act;
    return place;
}

class Reader {
public:
    Reader(core::Diagnostics& diagnostics, core::FileId file)
        : diagnostics_(diagnostics), span_{file, 0, 0} {}

    std::optional<Statute> read(std::string_view xml, std::optional<core::Date> state) {
        if (xml.size() > largest_statute) return refuse(Code::StatuteTooLarge, xml.size(), largest_statute);
        if (core::find_invalid_utf8(xml)) return refuse(Code::StatuteUnreadable, "keine UTF-8-Datei");
        pugi::xml_document document;
        const pugi::xml_parse_result parsed = document.load_buffer(
            xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata, pugi::encoding_utf8);
        if (!parsed) {
            span_.begin = span_.end = static_cast<std::uint32_t>(std::max<std::ptrdiff_t>(0, parsed.offset));
            return refuse(Code::StatuteUnreadable, parsed.description());
        }
        const pugi::xml_node root = document.child("dokumente");
        const pugi::xml_node head = root.child("norm").child("metadaten");
        std::string act = head.child_value("amtabk");
        if (act.empty()) act = head.child_value("jurabk");
        if (act.empty()) return refuse(Code::NotAStatute, "das Element `jurabk` fehlt");
        if (!state) state = build_date(root.attribute("builddate").value());
        if (!state) return refuse(Code::NotAStatute, "das Attribut `builddate` fehlt");
        Statute statute{act, flat_text(head.child("langue")), *state};
        for (const pugi::xml_node remark : head.children("standangabe"))
            statute.add_remark(flat_text(remark.child("standkommentar")));
        for (const pugi::xml_node norm : root.children("norm")) read_norm(norm, statute);
        if (statute.units().empty()) return refuse(Code::NotAStatute, "kein Paragraf gefunden");
        return statute;
    }

private:
    template <class... Args> std::nullopt_t refuse(Code code, const Args&... args) {
        diagnostics_.report(code, span_, args...);
        return std::nullopt;
    }

    void read_norm(pugi::xml_node norm, Statute& statute) {
        const pugi::xml_node head = norm.child("metadaten");
        const std::optional<Citation> place = paragraph_of(flat_text(head.child("enbez")), statute.act());
        if (!place) return;
        bool too_deep = false;
        add_paragraph(statute, *place, flat_text(head.child("titel")),
                      norm.child("textdaten").child("text").child("Content"), too_deep);
        if (too_deep)
            diagnostics_.report(Code::StatutePartSkipped, span_, core::to_text(*place),
                                "zu tief verschachtelt");
    }

    core::Diagnostics& diagnostics_;
    core::Span span_;
};

}  // namespace

std::optional<Statute> read_statute(std::string_view xml, std::optional<core::Date> state,
                                    core::Diagnostics& diagnostics, core::FileId file) {
    return Reader{diagnostics, file}.read(xml, state);
}

std::optional<Statute> load_statute(const std::filesystem::path& path, core::Diagnostics& diagnostics) {
    std::error_code failed;
    const std::uintmax_t size = std::filesystem::file_size(path, failed);
    std::ifstream stream{path, std::ios::binary};
    if (failed || !stream) {
        diagnostics.report(Code::FileUnreadable, core::Span{}, path.string(),
                           failed ? failed.message() : "kein Zugriff");
        return std::nullopt;
    }
    if (size > largest_statute) {
        diagnostics.report(Code::StatuteTooLarge, core::Span{}, size, largest_statute);
        return std::nullopt;
    }
    const std::string text{std::istreambuf_iterator<char>{stream}, {}};
    const auto state = core::parse_iso(path.stem().string());
    if (path.extension() == ".md" && state) return read_markdown(text, *state, diagnostics);
    return read_statute(text, state, diagnostics);
}

}  // namespace dsl::statute
