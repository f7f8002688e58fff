// Days on which the law of a norm changes: its own versions, those of its requirements and ways, and of the
// values, definitions, tables and chains they name themselves. What those in turn use changes elsewhere.
#include "analysis/coverage/changes.hpp"

namespace analysis {

using model::Operation;

namespace {

class Changes {
public:
    explicit Changes(const model::RuleBook& book) : book_(book) {}

    void of(const model::Norm& norm) {
        add(norm.attributes.validity);
        for (const auto& consequence : norm.consequences) {
            add(consequence.validity);
            expression(consequence.condition);
        }
        for (const model::ElementId id : norm.elements) block(book_.element(id).block);
        for (const auto& deviation : norm.deviations) block(deviation.way);
        for (const auto& takeover : norm.takeovers) add(takeover.attributes.validity);
    }

    std::set<core::Date> take() { return std::move(days_); }

private:
    void add(const model::Validity& validity) {
        if (validity.from.is_day()) days_.insert(validity.from);
        if (validity.until.is_day()) days_.insert(validity.until);
    }

    void block(model::BlockId id) {
        const model::Block& source = book_.block(id);
        add(source.attributes.validity);
        expression(source.only_if);
        expression(source.condition);
        for (const auto& [name, value] : source.text_values) expression(value);
        for (const model::BlockId way : source.ways) block(way);
    }

    template <typename Versions> void versions(const Versions& versions) {
        for (const auto& version : versions) add(version.attributes.validity);
    }

    void expression(model::ExpressionId id) {
        if (id.is_none()) return;
        const model::Expression& one = book_.expression(id);
        if (one.operation == Operation::DefinitionUse) versions(book_.definitions[one.ref].versions);
        if (one.operation == Operation::TableValue) versions(book_.tables[one.ref].versions);
        if (one.operation == Operation::ChainUse) {
            versions(book_.chains[one.ref].versions);
            for (const auto& version : book_.chains[one.ref].versions) versions_of_lines(version);
        }
        if (one.operation == Operation::Case) block(model::BlockId{one.ref});
        for (const model::ExpressionId operand : one.operands) expression(operand);
    }

    void versions_of_lines(const model::ChainVersion& version) {
        for (const auto& line : version.lines) add(line.attributes.validity);
    }

    const model::RuleBook& book_;
    std::set<core::Date> days_;
};

}  // namespace

std::set<core::Date> changes_of(const model::RuleBook& book, const core::Citation& norm, bool is_general) {
    Changes changes(book);
    model::Validity whole{core::Date::never(), core::Date::distant_past()};
    for (const auto& version : book.norms) {
        if (version.citation != norm || version.is_general != is_general) continue;
        changes.of(version);
        whole.from = std::min(whole.from, version.attributes.validity.from);
        whole.until = std::max(whole.until, version.attributes.validity.until);
    }
    std::set<core::Date> days = changes.take();
    // a value may be older than the norm that names it
    std::erase_if(days, [&](core::Date day) { return day < whole.from || day > whole.until; });
    return days;
}

}  // namespace analysis
