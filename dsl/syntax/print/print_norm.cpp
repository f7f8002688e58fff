// What norms, their lines and the blocks of elements and ways look like.
#include <algorithm>

#include "dsl/syntax/print/printer.hpp"
#include "dsl/syntax/print/words.hpp"

namespace dsl::syntax::print {
namespace {

bool is_way(const BlockLine& line) { return std::holds_alternative<Way>(line.kind); }

/// Attributes that share a line: `zitat Abs. 7  gültig ab 2022-12-31`.
bool is_short_attribute(const BlockLine& line) {
    const auto* attribute = std::get_if<Attribute>(&line.kind);
    return attribute != nullptr && !std::holds_alternative<Hint>(attribute->kind) &&
           !std::holds_alternative<Proofs>(attribute->kind);
}

}  // namespace

Doc Printer::print(const Attribute& attribute) {
    return std::visit(
        overloaded{
            [&](const Cites& cites) {
                return layout_.join({text("zitat "), layout_.nest(4, print(cites.citations))});
            },
            [&](const ValidIn& valid) {
                return layout_.join({text("gültig "), print(valid.period)});
            },
            [&](const FromSource& from) { return text("laut " + from.source.text); },
            [&](const Hint& hint) {
                return layout_.join({text("hinweis "), print(hint.text)});
            },
            [&](const Protective&) { return text("schützend"); },
            [&](const Proofs& proofs) {
                std::vector<Doc> docs;
                for (const Text& proof : proofs.texts) docs.push_back(print(proof));
                return layout_.join({text("nachweis "), layout_.nest(4, fill(std::move(docs)))});
            },
        },
        attribute.kind);
}

Doc Printer::attributes_behind(const std::vector<Attribute>& attributes) {
    std::vector<Doc> docs;
    for (const Attribute& attribute : attributes)
        docs.push_back(layout_.group(layout_.join({layout_.wide_line(), print(attribute)})));
    return layout_.nest(4, layout_.join(std::move(docs)));
}

Doc Printer::print(const Let& let) {
    const Doc head = text("sei " + let.name.text + " =");
    const bool is_choice = std::holds_alternative<If>(file_.at(let.value).kind);  // goes on below `falls`
    return layout_.join(
        {head, is_choice ? layout_.join({text(" "), condition(let.value)}) : after_equals(let.value)});
}

Doc Printer::print(const OnlyIf& only_if) {
    return layout_.join({text("betrifft nur "), condition(only_if.condition)});
}
Doc Printer::print(const When& when) { return layout_.join({text("wenn "), condition(when.condition)}); }
Doc Printer::print(const BlockLine& line) {
    return std::visit([&](const auto& kind) { return print(kind); }, line.kind);
}

Doc Printer::print(const Block& block) {
    const auto& lines = block.lines;
    std::vector<Item> items = items_of(lines);
    if (std::any_of(lines.begin(), lines.end(), is_way)) {
        // Short attributes still share their line.
        std::vector<Item> merged;
        for (std::size_t index = 0; index < items.size(); ++index) {
            const bool is_glued = index != 0 && is_short_attribute(lines[index]) &&
                                  is_short_attribute(lines[index - 1]) && items[index].before.is_nothing() &&
                                  merged.back().after.is_nothing();
            if (!is_glued) {
                merged.push_back(items[index]);
                continue;
            }
            merged.back().body = layout_.join(
                {merged.back().body, layout_.group(layout_.join({layout_.wide_line(), items[index].body}))});
            merged.back().after = items[index].after;
        }
        return block_of(std::move(merged), block.span, false);
    }
    append_closing(items, block.span.end);
    if (items.empty()) return text("{ }");
    std::vector<Doc> docs;
    for (std::size_t index = 0; index < items.size(); ++index) {
        const bool is_glued = index != 0 && index < lines.size() && is_short_attribute(lines[index]) &&
                              is_short_attribute(lines[index - 1]) && items[index].before.is_nothing() &&
                              items[index - 1].after.is_nothing();
        if (index != 0) docs.push_back(is_glued ? layout_.group(layout_.wide_line()) : layout_.wide_line());
        docs.push_back(whole(items[index]));
    }
    return braced(layout_.join(std::move(docs)));
}

Doc Printer::way_head(WayKind kind, const std::optional<Name>& name, const std::optional<Text>& quoted) {
    return layout_.join({text(word(way_kinds, kind)), optional(" ", name), optional(quoted), text(" ")});
}

Doc Printer::print(const Way& way) {
    return layout_.join({way_head(way.word.kind, way.name, way.text), print(way.block)});
}

Doc Printer::print(const Case& inner_case) {
    return layout_.join({text("fall " + inner_case.name.text + " "), print(inner_case.text), text(" "),
                         print(inner_case.block)});
}

Doc Printer::print(const Element& element) {
    const Doc persons =
        element.persons.empty() ? Doc{} : layout_.join({text(" für "), names(element.persons)});
    return layout_.join(
        {text(std::string{word(element_kinds, element.word.kind)} + " " + element.name.text + " "),
         print(element.text), persons, text(" "), print(element.block)});
}

Doc Printer::print(const NotEncoded& not_encoded) {
    return layout_.join({text("nicht kodiert "), layout_.nest(4, print(not_encoded.citations)), text(" "),
                         print(not_encoded.reason)});
}

Doc Printer::print(const Favourable& favourable) {
    return text("günstig je " + std::string{word(favours, favourable.favour)} + " " + favourable.fact.text);
}

Doc Printer::print(const Deviation& deviation) {
    return layout_.join({text("abweichend von "), layout_.nest(4, print(deviation.targets)), text(" "),
                         way_head(deviation.word.kind, deviation.name, deviation.text),
                         print(deviation.block)});
}

Doc Printer::print(const Accordingly& accordingly) {
    const Doc without =
        accordingly.without.empty() ? Doc{} : layout_.join({text(" ohne "), names(accordingly.without)});
    return layout_.join({text("entsprechend "),
                         layout_.nest(4, layout_.join({print(accordingly.targets), without})), text(" "),
                         print(accordingly.block)});
}

Doc Printer::print(const Consequence& consequence) {
    const Doc period = consequence.period ? layout_.join({text(" "), print(*consequence.period)}) : Doc{};
    const Doc when =
        consequence.condition.is_none()
            ? Doc{}
            : layout_.group(layout_.nest(
                  4, layout_.join({layout_.line(), text("wenn "), condition(consequence.condition)})));
    return layout_.join({text("rechtsfolge " + std::string{word(consequence_kinds, consequence.kind)} + " "),
                         print(consequence.text), period, when});
}

Doc Printer::print(const LeadsTo& leads_to) {
    const Doc basis = leads_to.basis ? layout_.join({text(" nach "), print(*leads_to.basis)}) : Doc{};
    const Doc duration = leads_to.duration.is_none()
                             ? Doc{}
                             : layout_.join({text(leads_to.is_at_most ? " für höchstens " : " für "),
                                             expression(leads_to.duration, Level::Sum)});
    return layout_.join({text("führt zu " + leads_to.target.text), basis, duration,
                         text(leads_to.is_unlimited ? " unbefristet" : "")});
}

Doc Printer::print(const Norm& norm) {
    std::vector<Item> items = items_of(norm.lines);
    return layout_.join({text("norm "), print(norm.citation), text(" "), print(norm.title), text(" "),
                         block_of(std::move(items), declaration_span_, false)});
}

Doc Printer::print(const General& general) {
    std::vector<Item> items = items_of(general.lines);
    items.insert(items.begin(), Item{{}, text("gilt für " + general.applies_to.text), {}, false});
    return layout_.join({text("allgemein "), print(general.citation), text(" "), print(general.title),
                         text(" "), block_of(std::move(items), declaration_span_, false)});
}

}  // namespace dsl::syntax::print
