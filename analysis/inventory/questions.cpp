#include <algorithm>
#include <set>

#include "analysis/inventory/inventory.hpp"

namespace analysis {

using model::ElementKind;
using model::Operation;
using model::WayKind;

namespace {

core::Citation first_of(const model::Attributes& attributes) {
    return attributes.citations.empty() ? core::Citation{} : attributes.citations.front();
}

bool is_left_to_the_authority(WayKind way) {
    return way == WayKind::KannEntfallen || way == WayKind::KannGenuegen;
}

class Questioner {
public:
    explicit Questioner(const model::RuleBook& book) : book_(book) {}

    void ask(const model::Norm& norm) {
        for (const auto& consequence : norm.consequences) {
            if (consequence.kind == model::ConsequenceKind::Kann)
                add(Question::Kind::Discretion, "rechtsfolge", consequence.text, norm.citation);
            expression(consequence.condition);
        }
        for (const model::ElementId id : norm.elements) element(book_.element(id));
        for (const auto& deviation : norm.deviations) block(deviation.way);
    }

    std::vector<Question> take() {
        std::stable_sort(questions_.begin(), questions_.end(), [](const Question& a, const Question& b) {
            return std::tie(a.kind, a.citation) < std::tie(b.kind, b.citation);
        });
        return std::move(questions_);
    }

private:
    void add(Question::Kind kind, const std::string& name, const std::string& text,
             const core::Citation& citation) {
        Question question{kind, name, text.empty() ? name : text, citation};
        if (seen_.insert({kind, name, citation}).second) questions_.push_back(std::move(question));
    }

    void element(const model::Element& element) {
        const model::Block& body = book_.block(element.block);
        const bool is_as_a_rule =
            element.kind == ElementKind::Regelvoraussetzung || element.kind == ElementKind::Regelausschluss;
        if (is_as_a_rule) add(Question::Kind::Atypical, body.name, body.text, first_of(body.attributes));
        if (element.kind == ElementKind::Kannausschluss)
            add(Question::Kind::Discretion, body.name, body.text, first_of(body.attributes));
        block(element.block);
    }

    void block(model::BlockId id) {
        const model::Block& source = book_.block(id);
        if (is_left_to_the_authority(source.way))
            add(Question::Kind::Discretion, source.name, source.text, first_of(source.attributes));
        expression(source.only_if);
        expression(source.condition);
        for (const model::BlockId way : source.ways) block(way);
    }

    void judgement(model::JudgementId id) {
        const model::Judgement& asked = book_.judgement(id);
        add(asked.is_discretion ? Question::Kind::Discretion : Question::Kind::Judgement, asked.name,
            asked.question, first_of(asked.attributes));
    }

    void reading(model::ReadingId id) {
        const model::Reading& asked = book_.reading(id);
        add(Question::Kind::Reading, asked.name, asked.question, first_of(asked.attributes));
    }

    void chain(const model::Chain& chain) {
        for (const auto& version : chain.versions)
            for (const auto& line : version.lines) {
                expression(line.limit);
                expression(line.condition);
                expression(line.counting);
            }
    }

    void table(const model::Table& table, std::uint32_t column) {
        inside_ = table.text.empty() ? table.name : table.text;
        for (const auto& version : table.versions)
            for (const auto& row : version.rows)
                if (column < row.cells.size()) expression(row.cells[column]);
    }

    /// A table that leaves a row `fraglich` asks whether such a time counts.
    void doubtful(const model::Expression& one) {
        const auto* values = std::get_if<model::ChoiceValues>(&one.constant);
        const auto mask = model::ChoiceMask{1} << static_cast<unsigned>(model::Counting::Doubtful);
        if (values == nullptr || one.type.choice != book_.counting_choice || (values->mask & mask) == 0)
            return;
        add(Question::Kind::Judgement, inside_, "Zählt eine solche Zeit mit? (" + inside_ + ")", {});
    }

    void expression(model::ExpressionId id) {
        if (id.is_none() || !visited_.insert(id).second) return;
        const model::Expression& one = book_.expression(id);
        // everything else asks only through its operands
        const auto is = [&](Operation operation) { return one.operation == operation; };
        if (is(Operation::Constant)) doubtful(one);
        if (is(Operation::Judgement) || is(Operation::Discretion)) judgement(model::JudgementId{one.ref});
        if (is(Operation::ReadingIs)) reading(model::ReadingId{one.ref});
        if (is(Operation::DefinitionUse))
            for (const auto& version : book_.definitions[one.ref].versions) expression(version.value);
        if (is(Operation::TableValue)) table(book_.tables[one.ref], one.column);
        if (is(Operation::ChainUse)) chain(book_.chains[one.ref]);
        if (is(Operation::Case)) block(model::BlockId{one.ref});
        for (const model::ExpressionId operand : one.operands) expression(operand);
    }

    const model::RuleBook& book_;
    std::vector<Question> questions_;
    std::set<std::tuple<Question::Kind, std::string, core::Citation>> seen_;
    std::set<model::ExpressionId> visited_;
    std::string inside_;  // table whose cells are being read
};

}  // namespace

std::vector<Question> questions_of(const model::RuleBook& book, const core::Citation& norm, bool is_general) {
    Questioner questioner(book);
    for (const auto& version : book.norms)
        if (version.citation == norm && version.is_general == is_general) questioner.ask(version);
    return questioner.take();
}

}  // namespace analysis
