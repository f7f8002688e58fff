// Where an answer about an element of a norm can have an effect: `atypisch` on a regelvoraussetzung or
// regelausschluss, `kann` on a kannausschluss, a way with `kann` or a kann norm as a whole. In: the norm and
// the path "element/way". Out: the blocks it can mean, in any version; several, where elements share a name.
#pragma once

#include <string>
#include <vector>

#include "dsl/model/rule_book.hpp"

namespace evaluator::person {

namespace core = dsl::core;
namespace model = dsl::model;

class AnswerPlaces {
public:
    AnswerPlaces(const model::RuleBook& book, const core::Citation& norm) : book_(book), norm_(norm) {}

    struct Found {
        std::vector<model::BlockId> blocks;
        std::string missing;                  // the part of the path that names nothing
        std::vector<std::string> candidates;  // what it could have been
    };
    Found find(const std::string& path) const;
    bool has_effect(const Found& found, bool is_atypical) const;
    bool is_kann_norm() const;
    /// The word of the rule language that stands before a block, and before the consequence of the norm.
    std::string word_of(model::BlockId block) const;
    std::string consequence_word() const;

private:
    const model::RuleBook& book_;
    const core::Citation& norm_;
};

/// A chain that reads a table may meet days whose status the table calls doubtful: a human says whether they
/// count, in a `wertung` named as the chain. Such answers are numbered after the judgements of the rule book.
std::vector<model::ChainId> chains_in_doubt(const model::RuleBook& book);
model::JudgementId answer_about(const model::RuleBook& book, model::ChainId chain);
/// None: it answers a judgement.
model::ChainId chain_answered(const model::RuleBook& book, model::JudgementId answered);

}  // namespace evaluator::person
