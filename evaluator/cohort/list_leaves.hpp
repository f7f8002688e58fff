// Leaves that hang on one list of the person judged: chains over periods, and what is counted, summed up or
// sought among items. What the rules say of an item with these attributes is asked of the single evaluation
// once (Alone) and remembered; the rest is a walk over flat arrays. Gives what the single evaluation gives,
// without until when. One object per thread.
#pragma once

#include <deque>
#include <span>

#include "evaluator/cohort/alone.hpp"
#include "evaluator/cohort/columns.hpp"
#include "evaluator/cohort/flat_chain.hpp"
#include "evaluator/cohort/item_table.hpp"

namespace evaluator::cohort {

class ListLeaves {
public:
    static constexpr std::uint32_t none = ~0U;

    explicit ListLeaves(const Program& program);

    /// A number for a leaf, none if it needs the single evaluation.
    std::uint32_t place(const Instruction& leaf);
    const std::vector<person::FlatListSpec>& lists() const { return lists_; }
    /// Of a leaf.
    std::uint32_t list_of(std::uint32_t number) const { return leaves_[number].list; }
    bool is_chain(std::uint32_t number) const { return leaves_[number].is_chain; }

    void begin(core::Date day);
    /// What is asked next of the list is about this person's. False: the single evaluation has to look.
    [[nodiscard]] bool read(std::uint32_t list, const person::FlatList& flat);
    /// `birth`: a chain begins no earlier.
    [[nodiscard]] bool cell(std::uint32_t number, const person::FlatList& flat, core::Date birth, Cell& cell);

private:
    struct Leaf {
        bool is_chain = false;
        std::uint32_t list = 0, position = 0;  // among those of the list
    };
    /// What an item adds to a leaf that is no chain; or what the leaf is where there is none.
    struct Share {
        bool is_odd = false, is_unbounded = false;
        std::uint8_t bits = 0;
        std::int64_t low = 0, high = 0;
    };
    struct Fold {
        NodeId node = engine::no_node;
        model::Operation operation = model::Operation::ExistsItem;
        std::array<Share, 3> empty;  // by State
    };
    enum State : std::uint8_t { Missing, Incomplete, Complete };
    struct Chain {
        FlatChain flat;
        NodeId node = engine::no_node;
        const DayKind* uncovered = nullptr;  // days of no period
    };
    struct List {
        std::vector<Chain> chains;
        std::vector<Fold> folds;
        bool uses_day = false;
        std::optional<ItemTable> table;
        std::vector<const DayKind*> kinds;  // by number in the table, then by chain
        std::vector<Share> shares;          // by number, then by fold
        // of the person at hand
        std::vector<std::uint32_t> numbers;  // by item
        State state = Missing;
    };

    std::uint32_t add(const AttributesBelow& below);
    void prepare(std::uint32_t list);
    void learn(std::uint32_t list, std::span<const person::FlatWord> words, bool is_complete);
    Share share_of(const engine::Value& value, NodeId node) const;
    const DayKind* day_kind(engine::Evaluation& evaluation, NodeId node);
    const DayKind* only(const DayKind& kind);
    std::span<const FlatChain::Stretch> lay_out_days(const List& list, std::size_t chain,
                                                     const person::FlatList& flat, core::Date birth);
    bool fold(const List& list, std::size_t position, const person::FlatList& flat, Cell& cell) const;

    const Program& program_;
    Alone alone_;
    core::Date day_ = core::Date::never();
    std::vector<Leaf> leaves_;
    std::vector<person::FlatListSpec> lists_;
    std::vector<List> parts_;    // by list
    std::deque<DayKind> kinds_;  // each once
    const DayKind* unborn_;
    std::vector<FlatChain::Stretch> days_;  // memory
    std::vector<person::FlatWord> key_;
};

}  // namespace evaluator::cohort
