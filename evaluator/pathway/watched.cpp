#include "evaluator/pathway/watched.hpp"

#include <algorithm>

#include "dsl/core/calendar.hpp"
#include "evaluator/pathway/reach.hpp"

namespace evaluator::pathway {

using core::Date;
using engine::PlanNorm;

namespace {

constexpr int years_ahead = 5;         // what is built up for longer is not yet something to lose
constexpr std::size_t most_ahead = 8;  // norms that take steps

bool is_burden(const model::Norm& norm) {
    using Kind = model::ConsequenceKind;
    return norm.leads_to.empty() &&
           std::any_of(norm.consequences.begin(), norm.consequences.end(), [](const auto& one) {
               return one.kind == Kind::Verbot || one.kind == Kind::Pflicht ||
                      one.kind == Kind::KraftGesetzes;
           });
}

/// At least half of its own requirements are certainly met: the person is close.
bool is_close(engine::Evaluation& evaluation, const PlanNorm& norm) {
    int met = 0, all = 0;
    for (const engine::PlanElement& element : norm.elements) {
        const bool asks = element.kind == model::ElementKind::Voraussetzung ||
                          element.kind == model::ElementKind::Regelvoraussetzung;
        if (element.is_general || !asks) continue;
        ++all;
        met += evaluation.truth(element.value).certain() ? 1 : 0;
    }
    return all > 0 && 2 * met >= all;
}

/// What hangs on much that nobody has said or decided is nothing one can lose.
bool is_firm(const Cost& cost) {
    return cost.atypical == 0 && cost.facts <= 2 && cost.judgements + cost.discretion <= 1;
}

class Watch {
public:
    Watch(Scanner& scanner, const File& file, PersonIndex who, Date horizon)
        : scanner_(scanner),
          file_(file),
          who_(who),
          tomorrow_(core::next_day(scanner.plans().options().as_of)),
          horizon_(horizon),
          reacher_(scanner, scanner.plans().options().as_of,
                   std::min(horizon, core::add_clamp(tomorrow_, core::Duration::of_years(years_ahead))),
                   false) {}

    std::vector<Watched> find() {
        std::vector<Watched> found, ahead;
        for (Watched& one : candidates()) {
            if (one.is_burden) {
                found.push_back(std::move(one));
                continue;
            }
            one.first = scanner_.first_possible(file_, who_, norm_node(one.citation), tomorrow_, horizon_);
            if (one.first) {
                if (one.today.certain() ||
                    is_firm(reacher_.weigh(file_, {who_, one.citation, *one.first}, *one.first)))
                    found.push_back(std::move(one));
            } else if (takes_steps(one)) {
                ahead.push_back(std::move(one));
            }
        }
        std::stable_sort(ahead.begin(), ahead.end(),
                         [](const Watched& a, const Watched& b) { return *a.first < *b.first; });
        if (ahead.size() > most_ahead) ahead.resize(most_ahead);
        std::move(ahead.begin(), ahead.end(), std::back_inserter(found));
        return found;
    }

private:
    std::vector<Watched> candidates() {
        std::vector<Watched> all;
        engine::Evaluation& evaluation = scanner_.on(file_, who_, core::previous_day(tomorrow_));
        const engine::Plan& plan = evaluation.plan();
        for (const PlanNorm& norm : plan.norms) {
            const model::Norm& source = plan.book->norm(norm.norm);
            const bool burdens = is_burden(source);
            if (!norm.is_requested || !norm.stands || (!burdens && source.leads_to.empty())) continue;
            const engine::Truth truth = evaluation.truth(norm.value);
            if (burdens ? truth.certain() : !truth.certain() && !is_close(evaluation, norm)) continue;
            all.push_back({norm.citation, burdens, truth, std::nullopt, file_});
        }
        return all;
    }

    bool takes_steps(Watched& one) {
        const auto reach = reacher_.reach(file_, {who_, one.citation, tomorrow_}, false);
        if (!reach || !is_firm(reach->cost)) return false;
        one.first = reach->day;
        one.file = reach->file;
        return true;
    }

    Scanner& scanner_;
    File file_;
    PersonIndex who_;
    Date tomorrow_, horizon_;
    Reacher reacher_;
};

}  // namespace

std::vector<Watched> watched_norms(Scanner& scanner, const File& file, PersonIndex who, Date horizon) {
    return Watch{scanner, file, who, horizon}.find();
}

}  // namespace evaluator::pathway
