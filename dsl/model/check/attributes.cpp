#include "dsl/model/check/attributes.hpp"

#include "dsl/model/check/citations.hpp"
#include "dsl/model/check/overloaded.hpp"

namespace dsl::model::checking {

namespace {

std::string span_text(const Validity& validity) {
    std::string text;
    if (validity.from.is_day()) text = "ab " + core::to_iso(validity.from);
    if (validity.until.is_day()) {
        if (!text.empty()) text += ' ';
        text += "bis " + core::to_iso(core::previous_day(validity.until));
    }
    return text;
}

SourceId source_named(Context& context, const syntax::Name& name) {
    if (const Thing* thing = find(context.sources, name.text)) {
        context.uses.push_back({*thing, *thing, {}, false, name.span});
        return SourceId{thing->index};
    }
    report_unknown(context, name, names_of(context, context.sources));
    return SourceId::none();
}

}  // namespace

AttributeList pointers_to(const std::vector<syntax::Attribute>& attributes) {
    AttributeList list;
    list.reserve(attributes.size());
    for (const syntax::Attribute& attribute : attributes) list.push_back(&attribute);
    return list;
}

Validity read_validity(Context& context, const syntax::DateSpan& written) {
    Validity validity;
    if (written.from) validity.from = written.from->value;
    if (written.until) validity.until = core::next_day(written.until->value);
    if (written.from && written.until && is_empty(validity))
        context.diagnostics.report(Code::SpanReversed, written.span, core::to_iso(written.from->value),
                                   core::to_iso(written.until->value));
    return validity;
}

Validity read_validity(Context& context, const syntax::DateSpan& written, const Surroundings& around) {
    const Validity own = read_validity(context, written);
    const bool too_early = written.from && own.from < around.validity.from;
    const bool too_late = own.until.is_day() && own.until > around.validity.until;
    const Validity common = intersection(own, around.validity);
    if (!is_empty(own) && !is_empty(common) && (too_early || too_late)) {
        auto message = context.diagnostics.report(Code::SpanOutsideParent, written.span);
        if (around.validity_span.end != 0)
            message.label(around.validity_span, TextId::EnclosingSpan, span_text(around.validity));
    }
    return common;
}

ReadAttributes read_attributes(Context& context, const AttributeList& written, const Surroundings& around) {
    ReadAttributes read;
    read.attributes.validity = around.validity;
    read.validity_span = around.validity_span;
    std::vector<std::pair<core::Citation, Span>> cited;
    for (const syntax::Attribute* attribute : written) {
        std::visit(
            overloaded{
                [&](const syntax::Cites& cites) {
                    for (auto& citation : absolute(context, cites.citations, around.base)) {
                        cited.emplace_back(citation, cites.citations.span);
                        read.attributes.citations.push_back(std::move(citation));
                    }
                    if (!read.has_citation) read.citation_span = cites.citations.span;
                    read.has_citation = true;
                },
                [&](const syntax::ValidIn& valid) {
                    if (read.has_validity)
                        context.diagnostics.report(Code::ClauseTwice, attribute->span, std::string("gültig"));
                    read.attributes.validity = read_validity(context, valid.period, around);
                    read.validity_span = valid.period.span;
                    read.has_validity = true;
                },
                [&](const syntax::FromSource& from) {
                    if (!read.attributes.source.is_none())
                        context.diagnostics.report(Code::ClauseTwice, attribute->span, std::string("laut"));
                    read.attributes.source = source_named(context, from.source);
                },
                [&](const syntax::Hint& hint) { read.attributes.hints.push_back(hint.text.text); },
                [&](const syntax::Protective&) { read.attributes.is_protective = true; },
                [&](const syntax::Proofs& proofs) {
                    for (const syntax::Text& text : proofs.texts) read.attributes.proofs.push_back(text.text);
                },
            },
            attribute->kind);
    }
    for (const auto& [citation, span] : cited)
        require_existing(context, citation, read.attributes.validity, span);
    return read;
}

Surroundings inside(const ReadAttributes& read, const Surroundings& around) {
    return {read.attributes.citations.empty() ? around.base : read.attributes.citations.front(),
            read.attributes.validity, read.validity_span};
}

}  // namespace dsl::model::checking
