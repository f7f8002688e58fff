// Families of answer sets (internal to settle.cpp): union, product, absorption, order. An answer is a number
// of a variable and what is said of it, so that sets are short sorted vectors.
#pragma once

#include <vector>

#include "evaluator/engine/settle.hpp"

namespace evaluator::engine {

struct Literal {
    std::uint32_t variable = 0;  // number in the settler's table
    Answer::Says says = Answer::Says::Yes;
    model::ChoiceMask values = 0;

    friend bool operator==(const Literal&, const Literal&) = default;
};

/// Sorted by variable, each at most once.
struct LiteralSet {
    std::vector<Literal> literals;
    std::uint32_t rank = 0;  // highest rank of a variable in it: facts 0, judgements 1, ...
};

/// Sets in order; none contains another. No set: it cannot be reached. One empty set: it is so already.
class Family {
public:
    static Family impossible() { return {}; }
    static Family already();
    static Family of(Literal literal, std::uint32_t rank);
    /// Sets of another family, its variables renamed.
    static Family of(std::vector<LiteralSet> sets);

    bool is_impossible() const { return sets_.empty(); }
    bool is_already() const { return sets_.size() == 1 && sets_.front().literals.empty(); }
    const std::vector<LiteralSet>& sets() const { return sets_; }

    /// One of the two is enough; both are needed. What exceeds `most` is cut and reported.
    static Family either(const Family& a, const Family& b, std::size_t most, bool& is_cut);
    static Family both(const Family& a, const Family& b, std::size_t most, bool& is_cut);

private:
    void tidy(std::size_t most, bool& is_cut);

    std::vector<LiteralSet> sets_;
};

}  // namespace evaluator::engine
