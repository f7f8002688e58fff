#include "analysis/audit/audit.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "analysis/audit/cited.hpp"

namespace analysis {

using core::Citation;
using core::Date;
using core::Rank;

namespace {

Citation paragraph_of(const Citation& citation) {
    Citation result;
    result.act = citation.act;
    result.part(Rank::Paragraph) = citation.part(Rank::Paragraph);
    result.part(Rank::Article) = citation.part(Rank::Article);
    return result;
}

std::string first_words(std::string text) {
    constexpr std::size_t most = 90;
    const auto begin = text.find_first_not_of(" \n\t");
    text = begin == std::string::npos ? "" : text.substr(begin);
    if (text.size() <= most) return text;
    const auto end = text.rfind(' ', most);
    return text.substr(0, end == std::string::npos ? most : end) + " …";
}

/// "(1) ": a unit that only holds others.
bool is_only_marker(const std::string& own) {
    constexpr std::size_t longest_marker = 8;
    return own.find(' ') == std::string::npos || own.find_last_not_of(" \n\t") < longest_marker;
}

/// How statutes word what spares a person something. Only a hint that somebody has to look.
bool sounds_protective(const std::string& text) {
    static constexpr std::array<std::string_view, 12> phrases{
        "abgesehen werden", "abzusehen",         "nicht entgegen", "außer Betracht", "unberücksichtigt",
        "unschädlich",      "gilt nicht",        "gelten nicht",   "Härte",          "keine Anwendung",
        "nicht anzuwenden", "darf nicht versagt"};
    return std::any_of(phrases.begin(), phrases.end(),
                       [&](std::string_view phrase) { return text.find(phrase) != std::string::npos; });
}

/// The reason says that the clause protects nobody.
bool denies_protection(const std::string& reason) {
    return reason.find("schützt nicht") != std::string::npos;
}

/// One paragraph in one version of the text.
class ParagraphAudit {
public:
    ParagraphAudit(const statute::Statute& text, const Citation& paragraph) : text_(text) {
        for (std::uint32_t i = 0; i < text.units().size(); ++i)
            if (core::contains(paragraph, text.unit(i).place)) units_.push_back(i);
        mark_.resize(text.units().size(), Mark::None);
    }
    bool is_empty() const { return units_.empty(); }

    void cite(const Citation& place) {
        each_unit(place, [&](std::uint32_t unit) {
            if (mark_[unit] != Mark::Cited) mark_[unit] = Mark::Cited;
            for (std::uint32_t up = text_.unit(unit).parent; up != statute::no_unit;
                 up = text_.unit(up).parent)
                has_cited_part_.insert(up);
        });
    }
    void leave_out(const Citation& place, const std::string& reason) {
        each_unit(place, [&](std::uint32_t unit) { reasons_.emplace(unit, reason); });
    }

    std::vector<AuditedUnit> units() const {
        std::vector<AuditedUnit> result;
        for (const std::uint32_t unit : units_) {
            const std::string own = text_.own_text(unit);
            if (text_.unit(unit).repealed || (has_parts(unit) && is_only_marker(own))) continue;
            AuditedUnit audited{text_.unit(unit).place, Finding::Missing, "", first_words(own)};
            if (is_encoded(unit)) {
                audited.finding = Finding::Encoded;
            } else if (const std::string* reason = reason_of(unit)) {
                audited.reason = *reason;
                audited.finding = sounds_protective(own) && !denies_protection(*reason) ? Finding::LeftOut
                                                                                        : Finding::NotEncoded;
            }
            result.push_back(std::move(audited));
        }
        return result;
    }

private:
    enum class Mark : std::uint8_t { None, Cited };

    /// The unit named; of a range all in it. What is finer than units counts for its unit.
    template <typename Function> void each_unit(const Citation& place, Function function) const {
        const bool is_range = std::any_of(place.parts.begin(), place.parts.end(),
                                          [](const auto& part) { return part && !part->is_single(); });
        if (!is_range) {
            if (const auto found = text_.resolve(place)) function(found->unit);
            return;
        }
        const auto depth = [](const Citation& citation) {
            std::size_t finest = 0;
            for (std::size_t rank = 0; rank < core::rank_count; ++rank)
                if (citation.parts[rank]) finest = rank;
            return finest;
        };
        for (const std::uint32_t unit : units_)
            if (core::contains(place, text_.unit(unit).place) &&
                depth(text_.unit(unit).place) == depth(place))
                function(unit);
    }

    bool has_parts(std::uint32_t unit) const {
        return std::any_of(units_.begin(), units_.end(),
                           [&](std::uint32_t other) { return text_.unit(other).parent == unit; });
    }

    /// Cited itself, or a part of it is; or something above it is cited whose parts nobody cites: then the
    /// rule takes it as a whole.
    bool is_encoded(std::uint32_t unit) const {
        if (mark_[unit] == Mark::Cited || has_cited_part_.contains(unit)) return true;
        for (std::uint32_t up = text_.unit(unit).parent; up != statute::no_unit; up = text_.unit(up).parent) {
            if (has_cited_part_.contains(up)) return false;
            if (mark_[up] == Mark::Cited) return true;
        }
        return false;
    }

    const std::string* reason_of(std::uint32_t unit) const {
        for (std::uint32_t up = unit; up != statute::no_unit; up = text_.unit(up).parent)
            if (const auto found = reasons_.find(up); found != reasons_.end()) return &found->second;
        return nullptr;
    }

    const statute::Statute& text_;
    std::vector<std::uint32_t> units_;
    std::vector<Mark> mark_;
    std::set<std::uint32_t> has_cited_part_;
    std::map<std::uint32_t, std::string> reasons_;
};

bool is_asked(const Citation& paragraph, const std::vector<Citation>& only) {
    return only.empty() || std::any_of(only.begin(), only.end(), [&](const Citation& one) {
               return core::contains(paragraph, one) || core::contains(one, paragraph);
           });
}

}  // namespace

std::size_t AuditedParagraph::count(Finding finding) const {
    return static_cast<std::size_t>(std::count_if(
        units.begin(), units.end(), [&](const AuditedUnit& unit) { return unit.finding == finding; }));
}

std::size_t Audit::count(Finding finding) const {
    std::size_t all = 0;
    for (const AuditedParagraph& row : rows) all += row.count(finding);
    return all;
}

Audit audit(const model::RuleBook& book, const statute::Shelf& shelf, const std::vector<Citation>& only) {
    Audit result;
    std::set<Citation> paragraphs;
    for (const auto& norm : book.norms)
        if (const Citation paragraph = paragraph_of(norm.citation); is_asked(paragraph, only))
            paragraphs.insert(paragraph);
    const std::vector<Cited> cited = cited_places(book);
    for (const Citation& paragraph : paragraphs) {
        if (!shelf.knows(paragraph.act)) {
            if (std::find(result.unknown_acts.begin(), result.unknown_acts.end(), paragraph.act) ==
                result.unknown_acts.end())
                result.unknown_acts.push_back(paragraph.act);
            continue;
        }
        for (const statute::Statute& text : shelf.versions(paragraph.act)) {
            ParagraphAudit audit{text, paragraph};
            if (audit.is_empty()) continue;
            AuditedParagraph row;
            row.paragraph = paragraph;
            row.text_of = text.state();
            if (const auto found = text.resolve(paragraph)) row.title = text.unit(found->unit).title;
            row.has_rules = false;
            for (const auto& norm : book.norms) {
                if (!(paragraph_of(norm.citation) == paragraph)) continue;
                if (!norm.attributes.validity.holds_on(text.state())) continue;
                row.has_rules = true;
                for (const auto& left_out : norm.not_encoded)
                    for (const Citation& place : left_out.citations) audit.leave_out(place, left_out.reason);
            }
            for (const Cited& place : cited)
                if (place.validity.holds_on(text.state()) && core::contains(paragraph, place.place))
                    audit.cite(place.place);
            for (const auto& left_out : book.not_encoded)
                for (const Citation& place : left_out.citations)
                    if (core::contains(paragraph, place)) audit.leave_out(place, left_out.reason);
            row.units = audit.units();
            result.rows.push_back(std::move(row));
        }
    }
    return result;
}

}  // namespace analysis
