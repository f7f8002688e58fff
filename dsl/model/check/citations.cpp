#include "dsl/model/check/citations.hpp"

#include <algorithm>
#include <set>

#include "dsl/model/check/passes.hpp"

namespace dsl::model::checking {

namespace {

bool names_paragraph(const syntax::Citation& written) {
    return !written.parts.empty() &&
           (written.parts[0].rank == core::Rank::Paragraph || written.parts[0].rank == core::Rank::Article);
}

/// The written parts alone, without act; nothing after a message.
std::optional<core::Citation> parts_of(Context& context, const syntax::Citation& written) {
    core::Citation citation;
    for (std::size_t i = 0; i < written.parts.size(); ++i) {
        const syntax::CitationPart& part = written.parts[i];
        if (i > 0 && part.rank <= written.parts[i - 1].rank) {
            context.diagnostics.report(Code::BadCitation, part.span,
                                       std::string("die Teile von grob nach fein, jeden einmal"));
            return std::nullopt;
        }
        if (part.places.last < part.places.first) {
            context.diagnostics.report(
                Code::RangeReversed, part.span,
                core::to_text(part.places.first) + " bis " + core::to_text(part.places.last));
            return std::nullopt;
        }
        citation.part(part.rank) = part.places;
    }
    return citation;
}

void check_act(Context& context, const syntax::Name& act) {
    for (const auto& [name, title] : context.book.acts)
        if (core::same_name(name, act.text)) return;
    std::vector<std::string> known;
    for (const auto& [name, title] : context.book.acts) known.push_back(name);
    suggest(context.diagnostics.report(Code::UnknownAct, act.span, act.text), act.text, known);
}

core::Citation resolved(Context& context, const syntax::Citation& written, const std::string& act,
                        const core::Citation& base) {
    if (written.parts.empty()) return {};  // a syntax error said why
    const auto parts = parts_of(context, written);
    if (!parts) return {};
    core::Citation relative = *parts;
    relative.act = act;
    core::Citation whole;
    if (relative.names_paragraph()) {
        whole = relative;
        if (whole.act.empty()) whole.act = base.act;
    } else {
        whole = core::resolve(relative, base);
        if (!act.empty()) whole.act = act;
    }
    if (!whole.names_paragraph())
        context.diagnostics.report(Code::RelativeWithoutParent, written.span, core::to_text(relative));
    else if (whole.act.empty() && (relative.names_paragraph() ||
                                   !base.names_paragraph()))  // else reported where it is inherited from
        context.diagnostics.report(Code::MissingAct, written.span, core::to_text(whole));
    return whole;
}

}  // namespace

core::Citation absolute(Context& context, const syntax::Citation& written, const core::Citation& base) {
    if (written.act) check_act(context, *written.act);
    return resolved(context, written, written.act ? written.act->text : "", base);
}

std::vector<core::Citation> absolute(Context& context, const syntax::Citations& written,
                                     const core::Citation& base) {
    const auto& items = written.items;
    std::vector<std::string> acts(items.size());  // an act named last holds for what stands before it
    for (std::size_t i = items.size(); i-- > 0;) {
        if (items[i].act) {
            check_act(context, *items[i].act);
            acts[i] = items[i].act->text;
        } else if (i + 1 < items.size()) {
            acts[i] = acts[i + 1];
        }
    }
    std::vector<core::Citation> all;
    core::Citation previous;
    bool below_named_paragraph =
        false;  // "§ 5 Abs. 1, Abs. 2": the second names the same paragraph, as lawyers read it
    for (std::size_t i = 0; i < items.size(); ++i) {
        const bool is_bare = !items[i].parts.empty() && items[i].parts[0].is_bare;
        const bool named = names_paragraph(items[i]);
        if (named) below_named_paragraph = true;
        const bool follows = i > 0 && !named && (is_bare || below_named_paragraph);
        const bool takes_act = named || items[i].act.has_value();
        const core::Citation& enclosing = follows ? previous : base;
        core::Citation citation = resolved(context, items[i], takes_act ? acts[i] : "", enclosing);
        if (citation.is_empty()) continue;
        previous = citation;
        all.push_back(std::move(citation));
    }
    return all;
}

void require_existing(Context& context, const core::Citation& citation, const Validity& validity, Span span) {
    if (!context.input.citation_exists || !citation.is_absolute() || is_empty(validity)) return;
    context.cited_places.push_back({citation, validity, span});
}

namespace {

/// Days that tell whether what is cited without a span ever existed: the state the rules were checked
/// against, and the last days of what is law no longer.
std::set<core::Date> telling_days(const Context& context) {
    std::set<core::Date> days;
    for (const CheckedAgainst& checked : context.book.checked_against) days.insert(checked.state);
    for (const CitedPlace& place : context.cited_places)
        if (place.validity.until.is_day()) days.insert(core::previous_day(place.validity.until));
    if (days.empty()) days.insert(core::Date::never());  // nothing dated: the newest text
    return days;
}

/// Whoever answers says yes where no text of the day is at hand. A paragraph no act has tells the two yeses
/// apart.
bool is_text_at_hand(const Context& context, const std::string& act, core::Date day) {
    constexpr std::uint16_t beyond_every_act = 65000;
    core::Citation nowhere;
    nowhere.act = act;
    const core::Place place{beyond_every_act, ""};
    nowhere.part(core::Rank::Paragraph) = core::PlaceRange{place, place};
    return !context.input.citation_exists(nowhere, day);
}

bool ever_existed(const Context& context, const core::Citation& citation, const std::set<core::Date>& days) {
    bool is_known = false;
    for (const core::Date day : days) {
        if (!is_text_at_hand(context, citation.act, day)) continue;
        if (context.input.citation_exists(citation, day)) return true;
        is_known = true;
    }
    return !is_known;
}

}  // namespace

void check_cited_places(Context& context) {
    if (!context.input.citation_exists) return;
    const std::set<core::Date> undated = telling_days(context);
    for (const CitedPlace& place : context.cited_places) {
        const Validity& validity = place.validity;
        const core::Date day = validity.from.is_day()    ? validity.from
                               : validity.until.is_day() ? core::previous_day(validity.until)
                                                         : *undated.rbegin();
        const bool is_dated = validity.from.is_day() || validity.until.is_day();
        if (is_dated ? context.input.citation_exists(place.citation, day)
                     : ever_existed(context, place.citation, undated))
            continue;
        const std::string when = day.is_day() ? core::to_iso(day) : "letzten bekannten Tag";
        context.diagnostics.report(Code::UnknownCitation, place.span, core::to_text(place.citation), when);
    }
}

}  // namespace dsl::model::checking
