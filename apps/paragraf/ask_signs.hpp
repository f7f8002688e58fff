// What the rules say speaks for or against a judgement (`spricht dafür`, `spricht dagegen`), and how it
// stands in a file: so that whoever judges sees the facts that count. In: plan, person, judgement. Out:
// sentences and states. Decides nothing: a sign is no answer.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "evaluator/engine/evaluation.hpp"

namespace apps {

struct AskSign {
    bool in_favour = true;
    std::string text;   // "Berufsabschluss in Deutschland"
    std::string state;  // "ja", "nein", "offen"
};

class AskSigns {
public:
    AskSigns(const evaluator::engine::Plan& plan, evaluator::engine::Options options)
        : plan_(plan), options_(std::move(options)) {}

    std::vector<AskSign> of(dsl::model::JudgementId judgement, const evaluator::person::Household& household,
                            evaluator::person::PersonIndex who);

private:
    struct Stand {  // the signs of one judgement as norms of a book of their own
        dsl::model::RuleBook book;
        evaluator::engine::Plan plan;
        std::vector<bool> in_favour;
    };
    Stand& stand_of(dsl::model::JudgementId judgement);

    const evaluator::engine::Plan& plan_;
    evaluator::engine::Options options_;
    std::map<std::uint32_t, std::unique_ptr<Stand>> known_;
};

}  // namespace apps
