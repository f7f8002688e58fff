// The person's file while it is being filled: the JSON tree as it stands in the file, so that remarks, proofs
// and members nobody asks about stay, and the person as the readers understand it. An answer is written into
// the tree and the whole is read again, so that answers are checked as files are, with the same messages.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "apps/paragraf/load_rules.hpp"
#include "evaluator/interview/topics.hpp"
#include "evaluator/person/read_options.hpp"

namespace apps {

using AskJson = nlohmann::ordered_json;

class AskDocument {
public:
    /// An empty file.
    AskDocument(const dsl::model::RuleBook& book, dsl::core::Date today);

    /// What was read from `text`. A file in XML, or one that builds on other files, is taken over as a whole.
    void take(const std::string& text, bool is_json, evaluator::person::Household household);

    /// Writes an answer where the subject asks for it and reads the file again. Returns the messages of the
    /// reader, then nothing has changed; empty: done.
    std::string set(const evaluator::interview::Subject& subject, const AskJson& answer);
    /// Adds what a human weighed: `answer` holds wert, begründung, rolle, datum.
    std::string add_judgement(const evaluator::interview::Subject& subject,
                              const evaluator::engine::Plan& plan, AskJson answer);

    const evaluator::person::Household& household() const { return household_; }
    const AskJson& tree() const { return tree_; }
    void restore(AskJson tree);
    /// As it is saved.
    std::string text() const;
    /// Remarks could not be kept (XML, or built on other files).
    bool was_rewritten() const { return was_rewritten_; }

private:
    std::string read_again(AskJson changed);
    AskJson* facts_of(AskJson& root, evaluator::engine::PersonIndex who,
                      std::vector<evaluator::engine::PersonIndex>& tried) const;
    AskJson* facts_of(AskJson& root, evaluator::engine::PersonIndex who) const;
    AskJson* incomplete_of(AskJson& root, evaluator::engine::PersonIndex who) const;
    AskJson* entry_of(AskJson& facts, const evaluator::interview::Subject& subject) const;
    std::size_t written_position(const AskJson& entries, dsl::model::FactId list,
                                 std::uint32_t position) const;

    const dsl::model::RuleBook& book_;
    dsl::core::Date today_;
    AskJson tree_;
    evaluator::person::Household household_;
    bool was_rewritten_ = false;
};

/// Short objects and lists on one line, all else below each other.
std::string print_json(const AskJson& value, std::size_t indent = 0);

}  // namespace apps
