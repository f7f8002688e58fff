#include "dsl/model/check/versions.hpp"

#include <algorithm>

#include "dsl/model/check/passes.hpp"

namespace dsl::model::checking {

std::vector<DatedEntry> dated_entries(Context& context, const std::vector<syntax::Version>& written,
                                      const Surroundings& around) {
    std::vector<DatedEntry> entries;
    for (const syntax::Version& version : written)
        entries.push_back({&version, read_validity(context, version.period, around)});
    std::stable_sort(entries.begin(), entries.end(),
                     [](const auto& a, const auto& b) { return a.validity.from < b.validity.from; });
    for (std::size_t i = 0; i + 1 < entries.size(); ++i) {
        Validity& validity = entries[i].validity;
        const bool has_end = entries[i].version->period.until.has_value();
        if (!has_end && validity.from < entries[i + 1].validity.from)
            validity.until = std::min(validity.until, entries[i + 1].validity.from);
    }
    return entries;
}

void check_disjoint(Context& context, const std::string& name, std::vector<Stretch> stretches) {
    std::erase_if(stretches, [](const Stretch& stretch) { return is_empty(stretch.validity); });
    std::stable_sort(stretches.begin(), stretches.end(),
                     [](const Stretch& a, const Stretch& b) { return a.validity.from < b.validity.from; });
    for (std::size_t i = 0; i + 1 < stretches.size(); ++i) {
        const Stretch& earlier = stretches[i];
        const Stretch& later = stretches[i + 1];
        if (overlap(earlier.validity, later.validity)) {
            // without any span it is no version but the same name twice
            const bool undated = earlier.validity == Validity{} && later.validity == Validity{};
            auto message = undated ? context.diagnostics.report(Code::DuplicateName, later.span, name)
                                   : context.diagnostics.report(Code::OverlappingVersions, later.span, name,
                                                                first_day_text(later.validity));
            message.label(earlier.span, undated ? TextId::FirstHere : TextId::OtherVersion);
        } else if (earlier.validity.until < later.validity.from) {
            context.diagnostics
                .report(Code::VersionGap, later.span, name, core::to_iso(earlier.validity.until),
                        core::to_iso(core::previous_day(later.validity.from)))
                .label(earlier.span, TextId::OtherVersion);
        }
    }
}

namespace {

/// Elements of one name in one version of a norm. Between versions of the norm itself the norm's own spans
/// decide.
void check_elements(Context& context) {
    const RuleBook& book = context.book;
    std::map<std::pair<std::uint32_t, std::string>, std::pair<std::string, std::vector<Stretch>>> by_name;
    for (const Element& element : book.elements) {
        const Block& block = book.block(element.block);
        auto& [name, stretches] = by_name[{element.home.index, core::canonical_name(block.name)}];
        name = block.name;
        stretches.push_back({block.attributes.validity, block.span});
    }
    for (const auto& [key, named] : by_name) check_disjoint(context, named.first, named.second);
}

}  // namespace

void check_versions(Context& context) {
    for (const auto& [thing, stretches] : context.versions)
        check_disjoint(context, name_of(context, thing), stretches);
    check_elements(context);
}

}  // namespace dsl::model::checking
