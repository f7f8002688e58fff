// Families of sets of changes (internal to missing): union, product, absorption, order. A change is the
// number of a subject (a fact, a judgement, a step …) and what has to be said of it, so that sets are short
// sorted vectors. Sets larger than the limit are dropped and that is noted.
#pragma once

#include <optional>
#include <vector>

#include "dsl/core/rational.hpp"
#include "evaluator/engine/settle.hpp"

namespace evaluator::missing {

namespace core = dsl::core;
namespace model = dsl::model;

/// What has to be said of a subject.
struct Literal {
    enum class Says : std::uint8_t { Yes, No, OneOf, Between, Suitable };
    std::uint32_t subject = 0;
    Says says = Says::Yes;
    model::ChoiceMask values = 0;             // OneOf
    std::optional<core::Rational> low, high;  // Between, both included: numbers, days since 1970, months

    friend bool operator==(const Literal&, const Literal&) = default;
};

/// Sorted by subject, each at most once.
struct LiteralSet {
    std::vector<Literal> literals;
    std::uint32_t rank = 0;  // highest rank of a subject in it

    friend bool operator==(const LiteralSet&, const LiteralSet&) = default;
};

/// Whoever makes the changes of `more` has made those of `less`.
bool contains(const LiteralSet& more, const LiteralSet& less);
/// Both together; nothing where they exclude each other.
std::optional<LiteralSet> joined(const LiteralSet& a, const LiteralSet& b);

struct Limits {
    std::size_t most_changes = 4;  // in one set
    std::size_t most_sets = 64;    // in one family
    bool is_size_cut = false, is_number_cut = false;
};

/// Sets in order; none contains another. No set: it cannot be reached. One empty set: it is so already.
class Family {
public:
    static Family impossible() { return {}; }
    static Family already();
    static Family of(const Literal& literal, std::uint32_t rank);

    bool is_impossible() const { return sets_.empty(); }
    bool is_already() const { return !sets_.empty() && sets_.front().literals.empty(); }
    const std::vector<LiteralSet>& sets() const { return sets_; }

    /// Without the sets of which this holds.
    template <typename Condition> Family without(const Condition& condition) const {
        Family result = *this;
        std::erase_if(result.sets_, condition);
        return result;
    }

    /// One of the two is enough; both are needed.
    static Family either(const Family& a, const Family& b, Limits& limits);
    static Family both(const Family& a, const Family& b, Limits& limits);

private:
    void tidy(Limits& limits);

    std::vector<LiteralSet> sets_;
};

}  // namespace evaluator::missing
