// One interview with one person: the file, what was answered, what nobody knows, and the way back. In:
// answers as JSON values of the person file. Out: the next question, or messages. Terminal (command_ask.cpp)
// and machine protocol (ask_protocol.cpp) both speak to this; it prints nothing.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "apps/paragraf/ask_document.hpp"
#include "apps/paragraf/ask_signs.hpp"
#include "evaluator/explain/explanation.hpp"
#include "evaluator/interview/interview.hpp"

namespace apps {

class AskSession {
public:
    AskSession(const evaluator::engine::Plan& plan, const evaluator::engine::Options& options,
               evaluator::interview::Settings settings, AskDocument document);

    const evaluator::interview::Round& round() const { return round_; }
    const std::optional<evaluator::interview::Question>& question() const { return round_.next; }
    evaluator::engine::Evaluation& evaluation() { return evaluation_; }
    const AskDocument& document() const { return document_; }
    const evaluator::engine::Plan& plan() const { return plan_; }
    const dsl::model::RuleBook& book() const { return *plan_.book; }
    std::size_t answered() const { return before_.size(); }
    /// Text of a requirement or way with the values filled in.
    std::string text_of(std::uint32_t block) const;
    /// Of the question: the values about which there is dispute; what speaks for and against a judgement.
    const std::vector<std::string>& contested() const { return contested_; }
    const std::vector<AskSign>& signs() const { return signs_; }
    /// How the norms stand now, without dates and trials.
    evaluator::explain::Report report();

    /// A value as the person file writes it; for judgements an object with wert, begründung, rolle, datum.
    /// Returns why it cannot be taken; empty: taken.
    std::string answer(const AskJson& value);
    /// Nobody knows: stays open, never asked again in this interview.
    void leave_open();
    /// Takes back the last answer; false: there is none.
    bool back();

    /// Called after each change of the file.
    std::function<void(const AskDocument&)> on_change;

private:
    struct Before {
        AskJson tree;
        std::vector<evaluator::interview::Subject> closed;
        std::optional<evaluator::engine::Variable> last;
    };
    void look();
    void note_texts(const evaluator::explain::Node& node, const std::string& norm, const std::string& path);
    void close(const evaluator::interview::Question& question);
    void follow_persons(const evaluator::person::Household& old);

    const evaluator::engine::Plan& plan_;
    evaluator::engine::Options options_;
    evaluator::interview::Settings settings_;
    AskDocument document_;
    evaluator::engine::Evaluation evaluation_;
    evaluator::interview::Round round_;
    std::vector<evaluator::interview::Subject> closed_;
    std::optional<evaluator::engine::Variable> last_;
    std::vector<Before> before_;
    std::vector<std::string> contested_;
    AskSigns judged_by_;
    std::vector<AskSign> signs_;
    std::map<std::pair<std::string, std::string>, std::string> texts_;  // norm, path -> text
};

}  // namespace apps
