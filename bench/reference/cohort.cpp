#include <ctime>
#include <map>

#include "bench/reference/engine.hpp"

namespace reference {

namespace cohort = evaluator::cohort;
namespace engine = evaluator::engine;

namespace {

constexpr std::size_t rows = 512;

/// What an element hangs on: its alternatives, where it has some, as the conditions of the hand-written
/// programs.
void add_reasons(const engine::Plan& plan, const engine::PlanElement& element,
                 std::vector<engine::NodeId>& reasons) {
    const engine::NodeId base = plan.blocks[element.block].base;
    const engine::PlanNode& node = plan.nodes[base];
    const bool has_alternatives =
        node.kind == engine::NodeKind::Expression && node.operation == dsl::model::Operation::AnyOf;
    if (!has_alternatives) reasons.push_back(element.value);
    for (std::uint32_t i = 0; has_alternatives && i < node.operand_count; ++i)
        reasons.push_back(plan.operand(node, i));
}

std::vector<engine::NodeId> results_of(const Engine& rules) {
    std::vector<engine::NodeId> nodes;
    for (std::size_t i = 0; i < result_count; ++i) nodes.push_back(rules.result(i));
    return nodes;
}
std::vector<engine::NodeId> reasons_of(const engine::Plan& plan) {
    std::vector<engine::NodeId> nodes;
    for (const engine::PlanNorm& norm : plan.norms)
        for (const engine::PlanElement& element : norm.elements) add_reasons(plan, element, nodes);
    return nodes;
}
std::vector<engine::NodeId> both(std::vector<engine::NodeId> some,
                                 const std::vector<engine::NodeId>& others) {
    some.insert(some.end(), others.begin(), others.end());
    return some;
}

}  // namespace

Cohort::Cohort(const Engine& rules)
    : results_(results_of(rules)),
      reasons_(reasons_of(rules.plan())),
      program_(rules.plan(), both(results_, reasons_), {false, true}),
      run_(program_, rows),
      asked_results_(run_.query(results_)),
      asked_reasons_(run_.query(reasons_)) {}

void Cohort::add(const Engine& rules, const std::vector<std::pair<std::size_t, Person>>& persons) {
    std::map<core::Date, std::vector<const std::pair<std::size_t, Person>*>> days;
    for (const auto& one : persons) days[one.second.as_of].push_back(&one);
    for (const auto& [day, of_day] : days) add_day(rules, day, of_day);
    planes_.resize(blocks_.size() * (results_.size() + reasons_.size()) * 2 * (rows / 64));
}

void Cohort::add_day(const Engine& rules, core::Date day,
                     const std::vector<const std::pair<std::size_t, Person>*>& persons) {
    for (std::size_t begin = 0; begin < persons.size(); begin += rows) {
        std::vector<evaluator::person::Household> block;
        for (std::size_t i = begin; i < std::min(begin + rows, persons.size()); ++i) {
            order_.push_back({persons[i]->first, blocks_.size(), i - begin});
            block.push_back(rules.read(persons[i]->second));
        }
        const std::clock_t start = std::clock();
        blocks_.emplace_back(program_, run_.filled(block, day));
        filling_ += static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    }
}

void Cohort::judge(bool with_reasons) {
    const std::size_t per_block = (results_.size() + reasons_.size()) * 2 * (rows / 64);
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
        run_.run(blocks_[i], i + 1 < blocks_.size() ? &blocks_[i + 1] : nullptr);
        std::uint64_t* to = planes_.data() + i * per_block;
        run_.planes(asked_results_, to);
        if (with_reasons) run_.planes(asked_reasons_, to + results_.size() * 2 * (rows / 64));
    }
}

std::size_t Cohort::differences_with(const evaluator::cohort::Kernels& kernels) {
    judge(true);
    cohort::BlockRun other{program_, rows, kernels};
    const auto asked = other.query(both(results_, reasons_));
    const std::size_t per_block = asked.instructions.size() * 2 * (rows / 64);
    std::vector<std::uint64_t> found(per_block);
    std::size_t count = 0;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
        other.run(blocks_[i]);
        other.planes(asked, found.data());
        const std::size_t persons = blocks_[i].block().size();
        for (std::size_t word = 0; word < per_block; ++word) {
            const std::size_t first = word % (rows / 64) * 64;
            if (first >= persons) continue;
            const std::uint64_t those =
                persons - first >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << (persons - first)) - 1;
            count += ((found[word] ^ planes_[i * per_block + word]) & those) != 0;
        }
    }
    return count;
}

std::pair<std::size_t, Verdicts> Cohort::found(std::size_t person) const {
    const Place& place = order_[person];
    const std::size_t words = rows / 64;
    const std::size_t per_block = (results_.size() + reasons_.size()) * 2 * words;
    Verdicts verdicts;
    for (std::size_t i = 0; i < result_count; ++i) {
        const std::uint64_t* planes = planes_.data() + place.block * per_block + i * 2 * words;
        const auto bit = [&](const std::uint64_t* plane) {
            return static_cast<std::uint8_t>((plane[place.row / 64] >> (place.row % 64)) & 1);
        };
        verdicts.results[i] = static_cast<std::uint8_t>(bit(planes) + bit(planes + words));
    }
    return {place.position, verdicts};
}

}  // namespace reference
