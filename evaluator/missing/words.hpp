// Sets of changes as plain data a reader understands (internal to missing): names, questions, what is needed.
#pragma once

#include <map>

#include "evaluator/missing/proof.hpp"

namespace evaluator::missing {

/// Texts of the norm's elements, by element_key.
using Elements = std::map<std::string, Served>;

class Speaker {
public:
    /// The evaluation has begun with today, without changes.
    Speaker(Shared& shared, engine::Evaluation& evaluation, const Elements& elements)
        : shared_(shared), evaluation_(evaluation), elements_(elements) {}

    ChangeSet set(const Found& found);
    Served served(const std::string& key) const;
    /// A requirement of several conditions once.
    std::vector<Served> served(const std::vector<std::string>& keys) const;

private:
    Change change(const Literal& literal, const std::vector<std::string>& served);
    explain::Reason asked(const Subject& subject);
    Needed needed(const Subject& subject, const Literal& literal);
    void add_steps(Change& change, const Subject& subject, const Literal& literal);
    std::string decided(const Subject& subject);

    Shared& shared_;
    engine::Evaluation& evaluation_;
    const Elements& elements_;
};

}  // namespace evaluator::missing
