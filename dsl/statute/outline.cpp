#include "dsl/statute/outline.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "dsl/statute/read.hpp"

namespace dsl::statute {

using core::Citation;
using core::Place;
using core::Rank;

namespace {

constexpr std::array<std::string_view, 5> remark_elements{"kommentar", "noindex", "Footnotes", "FnR", "TOC"};

/// An entry of a list: "1." or "a)" with its stretch of text.
struct Item {
    TextRange range;
    std::string marker;
    std::vector<Item> items;
};

/// Running text of one Absatz, lists in place.
struct Flow {
    std::string text;
    std::vector<Item> items;       // of the outermost lists
    std::vector<TextRange> lists;  // the outermost lists
};

/// Appends with single blanks; a no-break space is a blank.
void append_words(std::string& text, std::string_view words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool no_break = words.substr(i).starts_with("\u00a0");
        const bool blank =
            no_break || words[i] == ' ' || words[i] == '\n' || words[i] == '\t' || words[i] == '\r';
        if (no_break) ++i;
        if (!blank)
            text += words[i];
        else if (!text.empty() && text.back() != ' ')
            text += ' ';
    }
}

void append_blank(std::string& text) { append_words(text, " "); }

class Flattener {
public:
    explicit Flattener(bool& too_deep) : too_deep_(too_deep) {}

    Flow flatten(pugi::xml_node node) {
        if (std::string_view{node.name()} == "DL")
            add_list(node, flow_.items, 0);
        else
            add_children(node, flow_.items, 0);
        while (flow_.text.ends_with(' ')) flow_.text.pop_back();
        clip(flow_.items);
        for (TextRange& list : flow_.lists) list = clipped(list);
        return std::move(flow_);
    }

private:
    void add_children(pugi::xml_node node, std::vector<Item>& items, int depth) {
        if (depth > deepest_element) {
            too_deep_ = true;
            return;
        }
        for (const pugi::xml_node child : node.children()) {
            const std::string_view name = child.name();
            if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
                append_words(flow_.text, child.value());
            else if (std::find(remark_elements.begin(), remark_elements.end(), name) != remark_elements.end())
                continue;
            else if (name == "DL")
                add_list(child, items, depth + 1);
            else {
                const bool separate = name == "BR" || name == "P" || name == "entry" || name == "row" ||
                                      name == "table" || name == "Title";
                if (separate) append_blank(flow_.text);
                add_children(child, items, depth + 1);
                if (separate) append_blank(flow_.text);
            }
        }
    }

    void add_list(pugi::xml_node list, std::vector<Item>& items, int depth) {
        append_blank(flow_.text);
        const std::uint32_t begin = here();
        for (const pugi::xml_node child : list.children()) {
            if (std::string_view{child.name()} == "DT") {
                append_blank(flow_.text);
                items.push_back({{here(), here()}, flat_text(child), {}});
                append_words(flow_.text, items.back().marker);
                append_blank(flow_.text);
            } else if (std::string_view{child.name()} == "DD") {
                std::vector<Item> inner;
                add_children(child, inner, depth);
                if (!items.empty()) {
                    items.back().range.end = here();
                    items.back().items = std::move(inner);
                }
            }
        }
        if (&items == &flow_.items) flow_.lists.push_back({begin, here()});
        append_blank(flow_.text);
    }

    std::uint32_t here() const { return static_cast<std::uint32_t>(flow_.text.size()); }

    /// Blanks at the end of a stretch do not belong to it.
    TextRange clipped(TextRange range) const {
        range.end = std::min(range.end, here());
        while (range.end > range.begin && flow_.text[range.end - 1] == ' ') --range.end;
        return range;
    }

    void clip(std::vector<Item>& items) const {
        for (Item& item : items) {
            item.range = clipped(item.range);
            clip(item.items);
        }
    }

    bool& too_deep_;
    Flow flow_;
};

/// "(weggefallen)" or a dash, behind a marker at most.
bool is_repealed(std::string_view text) {
    if (text == "-" || text == "–" || text == "—") return true;
    for (const std::string_view word : {"(weggefallen)", "(aufgehoben)"}) {
        const std::size_t found = text.find(word);
        if (found != std::string_view::npos && found <= 8 && text.size() <= found + word.size() + 1)
            return true;
    }
    return false;
}

struct Marked {
    Rank rank;
    Place place;
};

/// "1.", "1a.", "a)"; nothing for dashes and double letters, which have no rank of their own.
std::optional<Marked> marker_of(std::string_view marker) {
    while (!marker.empty() && (marker.back() == '.' || marker.back() == ')')) marker.remove_suffix(1);
    const std::optional<Place> place = core::parse_place(marker);
    if (!place) return std::nullopt;
    if (place->number != 0) return Marked{Rank::Nummer, *place};
    if (place->suffix.size() == 1) return Marked{Rank::Buchstabe, *place};
    return std::nullopt;
}

/// "(2a) …": the place and the length of the marker.
std::optional<std::pair<Place, std::size_t>> absatz_of(std::string_view text) {
    const std::size_t close = text.find(')');
    if (!text.starts_with('(') || close == std::string_view::npos) return std::nullopt;
    const std::optional<Place> place = core::parse_place(text.substr(1, close - 1));
    if (!place || place->number == 0) return std::nullopt;
    return std::pair{*place, std::min(text.find_first_not_of(' ', close + 1), text.size())};
}

class Outline {
public:
    explicit Outline(Statute& statute) : statute_(statute) {}

    /// Adds sentences and lists of `flow` below `parent`; the first `skip` bytes are a marker.
    void add_flow(const Flow& flow, std::uint32_t parent, std::uint32_t offset, std::uint32_t skip,
                  std::uint16_t& sentences) {
        std::vector<TextRange> lists;
        for (const TextRange& list : flow.lists)
            if (list.begin >= skip) lists.push_back({list.begin - skip, list.end - skip});
        for (const TextRange& sentence : split_sentences(std::string_view{flow.text}.substr(skip), lists)) {
            const TextRange range{sentence.begin + skip, sentence.end + skip};
            const std::uint32_t unit =
                add(parent, Rank::Satz, {++sentences, ""}, moved(range, offset), piece(flow.text, range));
            for (const Item& item : flow.items)
                if (range.begin <= item.range.begin && item.range.end <= range.end)
                    add_item(item, unit, offset, flow.text);
        }
    }

private:
    static TextRange moved(TextRange range, std::uint32_t offset) {
        return {range.begin + offset, range.end + offset};
    }

    static std::string_view piece(std::string_view text, TextRange range) {
        return text.substr(range.begin, range.end - range.begin);
    }

    void add_item(const Item& item, std::uint32_t parent, std::uint32_t offset, const std::string& text) {
        const std::optional<Marked> marked = marker_of(item.marker);
        const Citation& above = statute_.unit(parent).place;
        const bool finer = marked && !above.part(Rank::Buchstabe) &&
                           (marked->rank == Rank::Buchstabe || !above.part(Rank::Nummer));
        if (!finer) return;  // no rank of its own: part of the wording of what holds it
        const std::uint32_t unit =
            add(parent, marked->rank, marked->place, moved(item.range, offset), piece(text, item.range));
        for (const Item& inner : item.items) add_item(inner, unit, offset, text);
    }

    std::uint32_t add(std::uint32_t parent, Rank rank, const Place& place, TextRange range,
                      std::string_view wording) {
        Unit unit;
        unit.place = statute_.unit(parent).place;
        unit.place.part(rank) = core::PlaceRange{place, place};
        unit.range = range;
        unit.parent = parent;
        unit.repealed = is_repealed(wording);
        return statute_.add_unit(std::move(unit));
    }

    Statute& statute_;
};

}  // namespace

std::string flat_text(pugi::xml_node node) {
    bool ignored = false;
    return Flattener{ignored}.flatten(node).text;
}

void add_paragraph(Statute& statute, const Citation& place, std::string title, pugi::xml_node content,
                   bool& too_deep) {
    statute.append_text("\n");
    const auto begin = static_cast<std::uint32_t>(statute.full_text().size());
    const std::uint32_t paragraph =
        statute.add_unit({place, {begin, begin}, no_unit, false, std::move(title)});
    Outline outline{statute};
    std::uint32_t parent = paragraph;
    std::uint16_t sentences = 0;
    for (const pugi::xml_node part : content.children()) {
        Flow flow = Flattener{too_deep}.flatten(part.type() == pugi::node_element ? part : pugi::xml_node{});
        if (flow.text.empty() || std::find(remark_elements.begin(), remark_elements.end(),
                                           std::string_view{part.name()}) != remark_elements.end())
            continue;
        if (statute.full_text().size() > begin) statute.append_text("\n");
        const std::uint32_t offset = statute.append_text(flow.text);
        const auto end = static_cast<std::uint32_t>(statute.full_text().size());
        const std::optional<std::pair<Place, std::size_t>> absatz = absatz_of(flow.text);
        if (absatz) {
            Unit unit{place, {offset, end}, paragraph, is_repealed(flow.text), ""};
            unit.place.part(Rank::Absatz) = core::PlaceRange{absatz->first, absatz->first};
            parent = statute.add_unit(std::move(unit));
            sentences = 0;
        }
        outline.add_flow(flow, parent, offset, absatz ? static_cast<std::uint32_t>(absatz->second) : 0,
                         sentences);
        statute.unit_to_change(parent).range.end = end;
        statute.unit_to_change(paragraph).range.end = end;
    }
    Unit& whole = statute.unit_to_change(paragraph);
    whole.repealed = whole.range.begin == whole.range.end || is_repealed(statute.text(whole));
}

}  // namespace dsl::statute
