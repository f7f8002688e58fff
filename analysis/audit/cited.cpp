#include "analysis/audit/cited.hpp"

namespace analysis {

namespace model = dsl::model;

namespace {

class Gatherer {
public:
    explicit Gatherer(const model::RuleBook& book) : book_(book) {}

    void gather() {
        for (const auto& norm : book_.norms) gather(norm);
        for (const auto& definition : book_.definitions)
            for (const auto& version : definition.versions) add(version.attributes);
        for (const auto& table : book_.tables)
            for (const auto& version : table.versions) add(version.attributes);
        for (const auto& chain : book_.chains)
            for (const auto& version : chain.versions) {
                add(version.attributes);
                for (const auto& line : version.lines) add(line.attributes);
            }
        for (const auto& transition : book_.transitions) add(transition.attributes);
        for (const auto& judgement : book_.judgements) add(judgement.attributes);
        for (const auto& reading : book_.readings) {
            add(reading.attributes);
            for (const auto& meaning : reading.meanings) add(meaning.attributes);
        }
        for (const auto& step : book_.steps) add(step.attributes);
    }

    std::vector<Cited> take() { return std::move(found_); }

private:
    void add(const model::Attributes& attributes) {
        for (const auto& citation : attributes.citations) found_.push_back({citation, attributes.validity});
    }

    void gather(const model::Norm& norm) {
        found_.push_back({norm.citation, norm.attributes.validity});
        add(norm.attributes);
        for (const model::ElementId id : norm.elements) block(book_.element(id).block);
        for (const auto& deviation : norm.deviations) block(deviation.way);
        for (const auto& takeover : norm.takeovers) add(takeover.attributes);
    }

    void block(model::BlockId id) {
        const model::Block& source = book_.block(id);
        add(source.attributes);
        for (const model::BlockId way : source.ways) block(way);
        expression(source.only_if);
        expression(source.condition);
    }

    /// A `fall` is a block inside a condition.
    void expression(model::ExpressionId id) {
        if (id.is_none()) return;
        const model::Expression& source = book_.expression(id);
        if (source.operation == model::Operation::Case) block(model::BlockId{source.ref});
        for (const model::ExpressionId operand : source.operands) expression(operand);
    }

    const model::RuleBook& book_;
    std::vector<Cited> found_;
};

}  // namespace

std::vector<Cited> cited_places(const model::RuleBook& book) {
    Gatherer gatherer{book};
    gatherer.gather();
    return gatherer.take();
}

}  // namespace analysis
